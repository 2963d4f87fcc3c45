#include "accessibility/audit/talk_walk.h"

#include "accessibility/audit/sample_bank.h"
#include "drivers/receipt_printer.h"
#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/journal/journal.h"
#include "kiosk/services/services.h"
#include "kiosk/visit/printing_desk.h"

#include <algorithm>
#include <deque>
#include <set>

namespace evergreen {

namespace {

// No talk has as many questions in a row; a service that goes round for ever ends here.
constexpr std::size_t answersMax = 20;

// Practice shows the other services' pages, marked: walked to the first page of each.
constexpr std::size_t practiceAnswersMax = 2;

/// Prints letters: hundreds of receipts are printed on the way, and to draw them took half a minute. What they look
/// like, receipts.h draws.
class SamplePrinter final : public ReceiptPrinter {
public:
    explicit SamplePrinter(std::optional<FailureCode> trouble) : m_trouble(trouble) {}
    Device device() const override { return Device::Online; }
    Paper paper() const override { return Paper::Full; }
    int widthDots() const override { return 0; }
    Form form() const override { return Form::Lines; }
    int columns() const override { return 48; }
    QCoro::Task<Result<>> print(QImage) override { return outcome(); }
    QCoro::Task<Result<>> printLines(QStringList) override { return outcome(); }

private:
    QCoro::Task<Result<>> outcome() const {
        if (m_trouble) co_return Failure{*m_trouble, {}};
        co_return Result<>();
    }

    const std::optional<FailureCode> m_trouble;
};

class CollectingDesk final : public ReceiptDesk {
public:
    CollectingDesk(ReceiptDesk& desk, std::vector<ReceiptText>& receipts) : m_desk(desk), m_receipts(receipts) {}
    QCoro::Task<> print(ReceiptText receipt) override {
        if (std::find(m_receipts.begin(), m_receipts.end(), receipt) == m_receipts.end()) m_receipts.push_back(receipt);
        co_await m_desk.print(receipt);
    }

private:
    ReceiptDesk& m_desk;
    std::vector<ReceiptText>& m_receipts;
};

class SampleComplaints final : public ComplaintDesk {
public:
    explicit SampleComplaints(std::optional<ComplaintTold::Fate> fate) : m_fate(fate) {}
    bool isThere() const override { return m_fate.has_value(); }
    QCoro::Task<ComplaintTold> tell(ComplaintKind, ComplaintAbout) override {
        co_return ComplaintTold{m_fate.value_or(ComplaintTold::Fate{}), QStringLiteral("2026-000012"),
                                QDate(2026, 12, 31), QStringLiteral("20481357"),
                                QStringLiteral("https://desk.bank.example:8444/c/0123456789abcdef0123456789abcdef")};
    }

private:
    const std::optional<ComplaintTold::Fate> m_fate;
};

struct Situation {
    BankSituation bank = everydayBank();
    std::optional<FailureCode> printerTrouble;
    Language language = Language::Chinese;
    std::optional<ComplaintTold::Fate> complaint = ComplaintTold::Fate::Received;
};

template <typename Change>
Situation with(Change change) {
    Situation situation;
    change(situation);
    return situation;
}

std::vector<Situation> situations(const Service& service) {
    std::vector<Situation> all{
        Situation{}, with([](Situation& s) { s.bank.check.watchListed = true; }),
        with([](Situation& s) { s.bank.check.name = NameMatch::Mismatch; }),
        with([](Situation& s) { s.bank.payeeUnknown = true; }),
        with([](Situation& s) { s.bank.dayLimitLeft = Money{}; }),
        // what the safety rules ask
        with([](Situation& s) { s.language = Language::English; }),
        with([](Situation& s) { s.bank.facts.lastKioskTransferOn.reset(); }),
        with([](Situation& s) { s.bank.facts.dayTotal = Money::yuan(299'000); }),
        with([](Situation& s) { s.bank.facts.kioskDayTotal = Money::yuan(50'000); }),
        with([](Situation& s) { s.bank.check.payee.isNew = true; }),
        with([](Situation& s) { s.bank.facts.depositBrokenToday = true; }), with([](Situation& s) {
            for (auto& account : s.bank.accounts) account.leftLastDay = Money::yuan(60'000);
        }),
        with([](Situation& s) { s.bank.pension = {}; }), with([](Situation& s) { s.bank.payees.resize(1); }),
        with([](Situation& s) { s.bank.pending.clear(); }), with([](Situation& s) { s.bank.errands.clear(); }),
        with([](Situation& s) { s.bank.errands.resize(1); }), with([](Situation& s) {
            s.bank.delegation = Failure{FailureCode::BankRefused, QStringLiteral("helper-unknown")};
        }),
        with([](Situation& s) { s.bank.revocation = Revocation::TooLate; }), with([](Situation& s) {
            s.bank.revocation = Failure{FailureCode::OutcomeUnknown, {}};
        }),
        with([](Situation& s) {
            s.bank.change = [](PlayBooks& books) {
                books.bills.clear();
                books.transitCards.clear();
                books.activities.clear();
                for (auto& deposit : books.deposits) deposit.rollsOver = true;
            };
        }),
        with([](Situation& s) {
            s.bank.change = [](PlayBooks& books) {
                books.bills.resize(1);
                for (auto& activity : books.activities) activity.seatsLeft = 0;
            };
            for (auto& account : s.bank.accounts) account.lossReported = true;
        }),
        with([](Situation& s) {
            std::erase_if(s.bank.accounts, [](const Account& a) { return a.kind == AccountKind::Bond; });
        }),
        with([](Situation& s) {
            s.bank.outcome = Failure{FailureCode::OutcomeUnknown, {}};
        }),
        with([](Situation& s) {
            for (auto& account : s.bank.accounts) account.available = Money{};
        }),
        with([](Situation& s) {
            s.bank.outcome = TransferOutcome(TransferAccepted{QStringLiteral("T1"), TransferStatus::Executed, {}, {}});
        })};
    if (service.run == &complain) {
        for (const auto fate : {ComplaintTold::Fate::Kept, ComplaintTold::Fate::NotKept})
            all.push_back(with([fate](Situation& s) { s.complaint = fate; }));
        all.push_back(with([](Situation& s) { s.complaint.reset(); }));
    }
    // Every refusal of a transfer; the other orders have the same page, and one of them shows it.
    const int reasons = service.run == &transfer ? static_cast<int>(TransferRefusal::KeyClosed) : 0;
    for (int reason = 0; reason <= reasons; ++reason)
        all.push_back(with([reason](Situation& s) {
            s.bank.outcome = TransferOutcome(TransferRefused{static_cast<TransferRefusal>(reason)});
        }));
    for (const auto code : {FailureCode::PrinterGone, FailureCode::PrinterFault, FailureCode::PaperOut})
        all.push_back(with([code](Situation& s) { s.printerTrouble = code; }));
    return all;
}

class Walk {
public:
    explicit Walk(TalkWalk& found) : m_found(found) {}

    void through(const Service& service, const Situation& situation) {
        const auto depth = service.run == &practice ? practiceAnswersMax : answersMax;
        std::deque<std::vector<int>> ways{{}};
        std::vector<Left> left;
        while (!ways.empty()) {
            const auto answers = ways.front();
            ways.pop_front();
            const auto talk = run(service, situation, answers);
            for (const auto& page : talk.pages()) note(page);
            if (talk.waysOn() == 0 || answers.size() == depth) continue;
            const Left here{talk.pages().back(), answers.empty() ? 0 : answers.front()};
            if (std::find(left.begin(), left.end(), here) != left.end()) continue;
            left.push_back(here);
            for (int answer = 0; answer < talk.waysOn(); ++answer) {
                ways.push_back(answers);
                ways.back().push_back(answer);
            }
        }
    }

private:
    // Where a way has ended, in this situation: a page, and the first answer, which says what the talk is about (an own
    // account or another's). From the same place no second way goes on.
    struct Left {
        CollectedPage page;
        int about;
        bool operator==(const Left&) const = default;
    };

    PageCollector run(const Service& service, const Situation& situation, const std::vector<int>& answers) {
        PageCollector customer(answers, situation.language);
        SampleBank bank(situation.bank);
        SamplePrinter printer(situation.printerTrouble);
        PrintingDesk desk(customer, printer, m_phrasebook, m_clock, text("branch.name"));
        CollectingDesk receipts(desk, m_found.receipts);
        VisitRecord record;
        const Session session = everydayCustomer();
        SampleComplaints complaints(situation.complaint);
        const ServiceContext context{customer, bank,        m_journal,
                                     m_audit,  receipts,    m_clock,
                                     session,  record,      SafetyRules::builtIn(),
                                     {},       &complaints, {{}, QStringLiteral("transfer")}};
        // What failed is told by the visit; every failure's page is registered by itself.
        static_cast<void>(QCoro::waitFor(service.run(context)));
        return customer;
    }

    void note(const CollectedPage& page) {
        if (m_skeletons.insert(skeletonOf(page.page)).second) m_found.pages.push_back(page);
    }

    TalkWalk& m_found;
    std::set<QByteArray> m_skeletons;
    Journal m_journal{QStringLiteral(":memory:")};
    NoAudit m_audit;
    Phrasebook m_phrasebook;
    SystemClock m_clock;
};

}  // namespace

TalkWalk walkTalks() {
    TalkWalk found;
    Walk walk(found);
    std::vector<Service> services(serviceTable().begin(), serviceTable().end());
    services.push_back(undoShelfService());
    services.push_back(errandService());
    for (const auto& service : services)
        for (const auto& situation : situations(service)) walk.through(service, situation);
    return found;
}

}  // namespace evergreen

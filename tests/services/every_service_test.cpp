// Every service of the menu, every way through it: at each page the customer goes back, is timed out, pulls the card or
// gives up, and each call of the bank fails in each way. What must hold then is the same for all services, and a new
// service is in here as soon as it is in serviceTable().
#include "kiosk/journal/journal.h"
#include "kiosk/services/services.h"
#include "tests/services/talk.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_complaints.h"
#include "tests/support/troubled_bank.h"
#include "tests/support/wanderer.h"

#include <algorithm>
#include <deque>
#include <gtest/gtest.h>
#include <set>

namespace evergreen {

namespace {

using Answers = std::vector<int>;

/// No service asks as much in a row; practice has all the others in it, and is walked no further than to their doors.
constexpr std::size_t kAnswersMax = 14;
constexpr std::size_t kPracticeAnswersMax = 3;
constexpr std::size_t kWaysMax = 4000;

struct Walked {
    Result<> ended;
    std::vector<Wanderer::Asked> asked;
    int askedAfterEnd = 0;
    bool hasTurned = false;
    qsizetype deedsAtTurn = 0;
    QStringList deeds;
    QString failedCall;
    int calls = 0;
    std::size_t unsettled = 0;
    std::vector<ReceiptText> receipts;
};

struct Trouble {
    int call = -1;
    FailureCode code = FailureCode::BankSlow;
};

Walked walk(const Service& service, const Answers& answers, Wanderer::Then then, VisitEnd end, Trouble trouble = {}) {
    TroubledBank bank(QDate(2026, 3, 16));
    bank.failAt(trouble.call, trouble.code);
    Wanderer customer(answers, then, end);
    Walked run;
    customer.onTurn = [&] { run.deedsAtTurn = bank.deeds().size(); };
    Journal journal(QStringLiteral(":memory:"));
    NoAudit audit;
    RecordingReceipts receipts;
    FakeClock clock;
    ScriptedComplaints complaints;
    const Session session;
    VisitRecord record;
    const ServiceContext context{
        customer, bank, journal, audit, receipts, clock, session, record, SafetyRules::builtIn(), {}, &complaints};
    run.ended = QCoro::waitFor(service.run(context));
    run.asked = customer.asked();
    run.askedAfterEnd = customer.askedAfterEnd();
    run.hasTurned = customer.hasTurned();
    run.deeds = bank.deeds();
    run.failedCall = bank.failedCall();
    run.calls = bank.calls();
    const auto open = journal.unsettled();
    run.unsettled = open ? open->size() : 999;
    run.receipts = receipts.printed;
    return run;
}

/// Lists of answers that end at a page not met before in that service, and those after which it is over.
struct Ways {
    std::vector<Answers> toPages;
    std::vector<Answers> whole;
};

Ways waysThrough(const Service& service) {
    Ways ways;
    std::set<std::pair<QByteArray, Answers>> met;
    std::deque<Answers> open{{}};
    const bool isPractice = service.run == &practice;
    while (!open.empty() && ways.toPages.size() < kWaysMax) {
        const Answers answers = open.front();
        open.pop_front();
        const Walked run = walk(service, answers, Wanderer::Then::Leave, VisitEnd::GivenUp);
        if (!run.hasTurned) {
            ways.whole.push_back(answers);
            continue;
        }
        // The same question after the same first two answers is the same page.
        const auto head = std::min<std::size_t>(answers.size(), 2);
        const Answers about(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(head));
        if (!met.insert({run.asked.back().question, about}).second) continue;
        ways.toPages.push_back(answers);
        if (answers.size() == (isPractice ? kPracticeAnswersMax : kAnswersMax)) continue;
        for (int answer = 0; answer < run.asked.back().ways; ++answer) {
            open.push_back(answers);
            open.back().push_back(answer);
        }
    }
    return ways;
}

std::string named(const Service& service, const Walked& run) {
    std::string way = service.id;
    for (const auto& asked : run.asked) way += " > " + asked.question.toStdString();
    return way;
}

class EveryService : public testing::TestWithParam<std::size_t> {
protected:
    const Service& service() const { return serviceTable()[GetParam()]; }
};

}  // namespace

TEST_P(EveryService, asks_something_and_comes_to_its_end) {
    const Ways ways = waysThrough(service());
    EXPECT_FALSE(ways.toPages.empty());
    if (service().run != &practice) {
        EXPECT_FALSE(ways.whole.empty());
    }
    EXPECT_LT(ways.toPages.size(), kWaysMax);
}

TEST_P(EveryService, who_leaves_at_any_page_is_asked_nothing_more_and_nothing_more_is_done) {
    for (const Answers& answers : waysThrough(service()).toPages) {
        for (const VisitEnd end : {VisitEnd::CardTaken, VisitEnd::TimeOver, VisitEnd::GivenUp}) {
            const Walked run = walk(service(), answers, Wanderer::Then::Leave, end);
            SCOPED_TRACE(named(service(), run));
            EXPECT_TRUE(run.ended.ok());
            EXPECT_EQ(run.askedAfterEnd, 0);
            EXPECT_EQ(run.deeds.size(), run.deedsAtTurn);
            EXPECT_EQ(run.unsettled, 0U);
        }
    }
}

TEST_P(EveryService, back_leads_to_a_page_seen_before_or_out_and_does_nothing) {
    for (const Answers& answers : waysThrough(service()).toPages) {
        const Walked run = walk(service(), answers, Wanderer::Then::Back, VisitEnd::GivenUp);
        SCOPED_TRACE(named(service(), run));
        EXPECT_TRUE(run.ended.ok());
        EXPECT_EQ(run.askedAfterEnd, 0);
        EXPECT_EQ(run.deeds.size(), run.deedsAtTurn);
        const std::size_t left = answers.size();
        if (run.asked.size() <= left + 1) continue;
        const auto before = run.asked.begin() + static_cast<std::ptrdiff_t>(left);
        EXPECT_NE(std::find(run.asked.begin(), before, run.asked[left + 1]), before)
            << "back from " << before->question.constData() << " leads on";
    }
}

TEST_P(EveryService, every_failure_of_every_call_of_the_bank_is_told_and_loses_nothing) {
    int tried = 0;
    for (const Answers& answers : waysThrough(service()).whole) {
        const int calls = walk(service(), answers, Wanderer::Then::Leave, VisitEnd::GivenUp).calls;
        for (int call = 0; call < calls; ++call) {
            for (const FailureCode code : {FailureCode::BankUnreachable, FailureCode::BankSlow,
                                           FailureCode::BankGarbage, FailureCode::BankSignedOut}) {
                const Walked run = walk(service(), answers, Wanderer::Then::Leave, VisitEnd::GivenUp, {call, code});
                SCOPED_TRACE(named(service(), run) + " / " + run.failedCall.toStdString());
                ++tried;
                EXPECT_EQ(run.unsettled, 0U);
                // That a lesson was watched may go uncounted.
                if (run.failedCall == QStringLiteral("noteLesson")) continue;
                ASSERT_FALSE(run.ended.ok());
                EXPECT_EQ(run.ended.failure().code, code);
            }
        }
    }
    RecordProperty("failures", tried);
}

TEST_P(EveryService, order_of_unknown_outcome_has_its_page_and_receipt_and_stays_open) {
    for (const Answers& answers : waysThrough(service()).whole) {
        const Walked well = walk(service(), answers, Wanderer::Then::Leave, VisitEnd::GivenUp);
        const bool orders =
            well.deeds.contains(QStringLiteral("transfer")) || well.deeds.contains(QStringLiteral("pay"));
        for (int call = 0; orders && call < well.calls; ++call) {
            const Walked run =
                walk(service(), answers, Wanderer::Then::Leave, VisitEnd::GivenUp, {call, FailureCode::OutcomeUnknown});
            if (run.failedCall != QStringLiteral("transfer") && run.failedCall != QStringLiteral("pay")) continue;
            SCOPED_TRACE(named(service(), run));
            EXPECT_TRUE(run.ended.ok());
            EXPECT_EQ(run.unsettled, 1U);
            ASSERT_EQ(run.receipts.size(), run.hasTurned && run.receipts.empty() ? 0U : 1U);
            EXPECT_TRUE(run.asked.back().question.endsWith(".unknown"));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfTheMenu, EveryService, testing::Range(std::size_t{0}, serviceTable().size()),
                         [](const auto& each) {
                             std::string name = serviceTable()[each.param].id;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace evergreen

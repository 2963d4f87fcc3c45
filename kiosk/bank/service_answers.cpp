// The answers of bank.yaml to services beyond accounts and transfers; see bank_answers.h.
#include "kiosk/bank/bank_answers.h"
#include "kiosk/bank/masked_number.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr qsizetype kListMax = 50;
constexpr int kMonthsMax = 60;
constexpr int kPeopleMax = 999;

constexpr JsonWord<BillKind> kBillKinds[] = {{"water", BillKind::Water}, {"electricity", BillKind::Electricity},
                                             {"gas", BillKind::Gas},     {"phone", BillKind::Phone},
                                             {"cable", BillKind::Cable}, {"property", BillKind::Property}};

constexpr JsonWord<PaymentKind> kPayments[] = {{"bills", PaymentKind::Bills},
                                               {"transit-card", PaymentKind::TransitCard},
                                               {"deposit-open", PaymentKind::DepositOpen},
                                               {"deposit-roll-over", PaymentKind::DepositRollOver},
                                               {"deposit-break", PaymentKind::DepositBreak},
                                               {"lock-savings", PaymentKind::LockSavings}};
constexpr JsonWord<QueueWindow> kWindows[] = {
    {"elders", QueueWindow::Elders}, {"counter", QueueWindow::Counter}, {"advice", QueueWindow::Advice}};
constexpr JsonWord<ActivityKind> kActivities[] = {{"phone-class", ActivityKind::PhoneClass},
                                                  {"fraud-talk", ActivityKind::FraudTalk},
                                                  {"health-talk", ActivityKind::HealthTalk},
                                                  {"calligraphy", ActivityKind::Calligraphy},
                                                  {"park-walk", ActivityKind::ParkWalk}};
constexpr JsonWord<Smile> kSmiles[] = {{"good", Smile::Good}, {"fair", Smile::Fair}, {"bad", Smile::Bad}};

template <typename E, std::size_t count>
const char* spelled(E value, const JsonWord<E> (&words)[count]) {
    for (const auto& known : words) {
        if (known.value == value) return known.word;
    }
    return words[0].word;
}

template <typename Read>
auto read(const QByteArray& body, Read reader) {
    return readJson(body, FailureCode::BankGarbage, reader);
}

template <typename Read>
auto readList(const QByteArray& body, const char* name, Read reader) {
    return read(body, [name, reader](JsonFields& fields) { return fields.list(name, kListMax, reader); });
}

Bill readBill(JsonFields& fields) {
    Bill bill;
    bill.id = opaqueId(fields, "id");
    bill.kind = fields.word("kind", kBillKinds);
    bill.payerNumber = maskedNumber(fields, "payerNumber");
    bill.amount = fields.money("amount");
    bill.dueOn = fields.date("dueOn");
    return bill;
}

Errand readErrand(JsonFields& fields) {
    Errand errand;
    errand.key = opaqueId(fields, "key");
    errand.customerName = fields.text("customerName", 64);
    errand.payeeName = fields.text("payeeName", 64);
    errand.payeeNumber = maskedNumber(fields, "payeeNumber");
    errand.amount = fields.money("amount");
    return errand;
}

OrderNews readNews(JsonFields& fields) {
    using Outcome = OrderNews::Outcome;
    constexpr JsonWord<Outcome> outcomes[] = {
        {"done", Outcome::Done}, {"pending", Outcome::Pending}, {"not-moved", Outcome::NotMoved}};
    OrderNews news;
    news.key = opaqueId(fields, "key");
    news.outcome = fields.word("outcome", outcomes);
    news.at = fields.moment("at");
    news.amount = fields.money("amount");
    news.payeeName = fields.text("payeeName", 64);
    return news;
}

TransitCard readTransitCard(JsonFields& fields) {
    TransitCard card;
    card.id = opaqueId(fields, "id");
    card.maskedNumber = maskedNumber(fields, "maskedNumber");
    card.balance = fields.money("balance");
    return card;
}

DepositTerm readTerm(JsonFields& fields) {
    DepositTerm term;
    term.id = opaqueId(fields, "id");
    term.months = fields.number("months", 1, kMonthsMax);
    term.rateBasisPoints = fields.number("rateBasisPoints", 0, 10'000);
    return term;
}

Deposit readDeposit(JsonFields& fields) {
    Deposit deposit;
    deposit.id = opaqueId(fields, "id");
    deposit.maskedNumber = maskedNumber(fields, "maskedNumber");
    deposit.principal = fields.money("principal");
    deposit.months = fields.number("months", 1, kMonthsMax);
    deposit.rateBasisPoints = fields.number("rateBasisPoints", 0, 10'000);
    deposit.maturesOn = fields.date("maturesOn");
    deposit.interestAtMaturity = fields.money("interestAtMaturity");
    deposit.interestIfBroken = fields.money("interestIfBroken");
    deposit.rollsOver = fields.flag("rollsOver");
    return deposit;
}

Activity readActivity(JsonFields& fields) {
    Activity activity;
    activity.id = opaqueId(fields, "id");
    activity.kind = fields.word("kind", kActivities);
    activity.on = fields.date("on");
    activity.at = QTime::fromString(fields.text("at", 5), QStringLiteral("HH:mm"));
    if (!activity.at.isValid()) fields.complain("at", "no time");
    activity.seatsLeft = fields.number("seatsLeft", 0, kPeopleMax);
    return activity;
}

}  // namespace

Result<std::vector<OrderNews>> parseOrderNews(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("news", kListMax, readNews); });
}

Result<std::vector<Errand>> parseErrands(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("errands", kListMax, readErrand); });
}

Result<std::vector<Bill>> parseBills(const QByteArray& body) {
    return readList(body, "bills", readBill);
}

Result<std::vector<TransitCard>> parseTransitCards(const QByteArray& body) {
    return readList(body, "cards", readTransitCard);
}

Result<std::vector<DepositTerm>> parseDepositTerms(const QByteArray& body) {
    return readList(body, "terms", readTerm);
}

Result<std::vector<Deposit>> parseDeposits(const QByteArray& body) {
    return readList(body, "deposits", readDeposit);
}

Result<std::vector<Activity>> parseActivities(const QByteArray& body) {
    return readList(body, "activities", readActivity);
}

Result<LossReport> parseLossReport(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        LossReport report;
        report.reference = opaqueId(fields, "reference");
        report.at = fields.moment("at");
        return report;
    });
}

Result<QueueTicket> parseTicket(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        QueueTicket ticket;
        ticket.number = opaqueId(fields, "number");
        ticket.window = fields.word("window", kWindows);
        ticket.ahead = fields.number("ahead", 0, kPeopleMax);
        return ticket;
    });
}

Result<SignUp> parseSignUp(const QByteArray& body) {
    return read(body, [](JsonFields& fields) {
        SignUp kept;
        kept.reference = opaqueId(fields, "reference");
        kept.seat = fields.number("seat", 1, kPeopleMax);
        return kept;
    });
}

const char* paymentWord(PaymentKind kind) {
    return spelled(kind, kPayments);
}

const char* windowWord(QueueWindow window) {
    return spelled(window, kWindows);
}

const char* smileWord(Smile smile) {
    return spelled(smile, kSmiles);
}

Result<CardVerdict> parseCardVerdict(const QByteArray& body) {
    constexpr std::size_t authenticationMax = 16;
    constexpr std::size_t scriptsMax = 128;
    return readJson(body, FailureCode::BankGarbage, [](JsonFields& fields) {
        const auto hex = [&fields](const char* name, std::size_t most) {
            auto value = fromHex(fields.text(name, 2 * static_cast<qsizetype>(most)));
            if (!value || value->size() > most) fields.complain(name, "no bytes in hex, or too many");
            return value.value_or(Bytes{});
        };
        CardVerdict verdict;
        verdict.code = fields.text("code", 2);
        verdict.authentication = hex("authentication", authenticationMax);
        verdict.scripts = hex("scripts", scriptsMax);
        const auto isSign = [](QChar sign) { return (sign >= u'0' && sign <= u'9') || (sign >= u'A' && sign <= u'Z'); };
        if (verdict.code.size() != 2 || !std::all_of(verdict.code.begin(), verdict.code.end(), isSign)) {
            fields.complain("code", "not two characters");
        }
        return verdict;
    });
}

}  // namespace evergreen

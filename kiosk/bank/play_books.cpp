#include "kiosk/bank/play_books.h"

#include <QTimeZone>

namespace evergreen {

namespace {

constexpr int kDemandBasisPoints = 5;

QString masked(const char* tail) {
    return QStringLiteral("999999*********") + QString::fromLatin1(tail);
}

Account account(const char* id, AccountKind kind, const char* tail, Money balance) {
    Account made;
    made.id = QString::fromLatin1(id);
    made.kind = kind;
    made.maskedNumber = masked(tail);
    made.balance = balance;
    made.rateBasisPoints = kDemandBasisPoints;
    if (kind == AccountKind::Card || kind == AccountKind::Passbook) made.available = balance;
    return made;
}

std::vector<Account> accounts(QDate today) {
    auto deposit = account("play-deposit", AccountKind::TermDeposit, "8803", Money::yuan(50'000));
    deposit.rateBasisPoints = 95;
    deposit.maturesOn = today.addDays(7);
    auto bond = account("play-bond", AccountKind::Bond, "8804", Money::yuan(30'000));
    bond.rateBasisPoints = 163;
    bond.maturesOn = today.addDays(400);
    return {account("play-book", AccountKind::Passbook, "8801", Money::yuan(18'000)),
            account("play-card", AccountKind::Card, "8802", Money::yuan(6'000)),
            deposit,
            bond,
            account("play-locked", AccountKind::LockedSavings, "8805", Money::yuan(80'000)),
            account("play-social", AccountKind::SocialSecurity, "8806", Money::yuan(2'300))};
}

Payee payee(const char16_t* name, const char* tail) {
    Payee made;
    made.id = QString::fromLatin1(tail);
    made.maskedName = QString::fromUtf16(name);
    made.maskedNumber = masked(tail);
    return made;
}

StatementPage statement(QDate today) {
    StatementPage page;
    const auto line = [&](int daysAgo, StatementKind kind, Money amount) {
        StatementLine made;
        made.id = QString::number(daysAgo);
        made.at = QDateTime(today.addDays(-daysAgo), QTime(2, 0), QTimeZone::utc()).toUTC();
        made.kind = kind;
        made.amount = amount;
        page.lines.push_back(made);
    };
    line(2, StatementKind::Bill, Money{} - Money::yuan(68, 40));
    line(5, StatementKind::Purchase, Money{} - Money::yuan(35));
    line(9, StatementKind::Pension, Money::yuan(3'800));
    return page;
}

Pension pension(QDate today) {
    PensionArrival last;
    last.on = today.addDays(-9);
    last.accountId = QStringLiteral("play-book");
    last.items = {{PensionItemKind::Basic, Money::yuan(3'300)},
                  {PensionItemKind::Annuity, Money::yuan(400)},
                  {PensionItemKind::Over80, Money::yuan(100)}};
    last.total = Money::yuan(3'800);
    return {{last}, today.addDays(21), Money::yuan(2'300), today.addDays(60)};
}

std::vector<Bill> bills(QDate today) {
    int days = 9;
    std::vector<Bill> made;
    for (const auto& [kind, amount] :
         {std::pair(BillKind::Water, Money::yuan(68, 40)), std::pair(BillKind::Electricity, Money::yuan(143, 27)),
          std::pair(BillKind::Gas, Money::yuan(55, 10)), std::pair(BillKind::Phone, Money::yuan(39)),
          std::pair(BillKind::Cable, Money::yuan(26)), std::pair(BillKind::Property, Money::yuan(180))}) {
        made.push_back({QStringLiteral("play-bill-%1").arg(days), kind, masked("0200"), amount, today.addDays(days)});
        days += 3;
    }
    return made;
}

}  // namespace

PlayBooks playBooks(QDate today) {
    PlayBooks books;
    books.accounts = accounts(today);
    books.facts.ageYears = 70;
    books.facts.kioskDayLimit = Money::yuan(50'000);
    books.payees = {payee(u"＊＊竹", "0022"), payee(u"＊＊禾", "0071")};
    books.check.payee = payee(u"＊＊松", "0048");
    books.check.name = NameMatch::Match;
    books.statement = statement(today);
    books.pension = pension(today);
    books.bills = bills(today);
    books.transitCards = {{QStringLiteral("play-bus"), masked("0301"), Money::yuan(12, 50)}};
    books.terms = {{QStringLiteral("m3"), 3, 65}, {QStringLiteral("m12"), 12, 95}, {QStringLiteral("m36"), 36, 125}};
    books.deposits = {{QStringLiteral("play-deposit"), masked("8803"), Money::yuan(50'000), 12, 95, today.addDays(7),
                       Money::yuan(475), Money::yuan(24, 52), false}};
    books.activities = {
        {QStringLiteral("play-phone"), ActivityKind::PhoneClass, today.addDays(3), QTime(9, 30), 6},
        {QStringLiteral("play-fraud"), ActivityKind::FraudTalk, today.addDays(6), QTime(14, 0), 12},
        {QStringLiteral("play-walk"), ActivityKind::ParkWalk, today.addDays(10), QTime(8, 0), 4},
    };
    return books;
}

}  // namespace evergreen

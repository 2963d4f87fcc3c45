#include "backend/bank_sandbox/deposits.h"

#include <algorithm>

namespace evergreen {

namespace {

struct Term {
    const char16_t* id;
    int months;
    int rateBasisPoints;
};

constexpr Term kTerms[] = {{u"m3", 3, 65}, {u"m12", 12, 95}, {u"m36", 36, 125}};
constexpr int kMonthsAYear = 12;
constexpr int kDaysAYear = 365;
constexpr std::int64_t kBasisPoints = 10'000;
const QString kDeposit = QStringLiteral("deposit");
const QString kInterest = QStringLiteral("interest");

const Term* termOf(const QString& id) {
    const auto found = std::find_if(std::begin(kTerms), std::end(kTerms),
                                    [&](const Term& term) { return id == QString::fromUtf16(term.id); });
    return found == std::end(kTerms) ? nullptr : found;
}

const Term& termOfRate(int rateBasisPoints) {
    const auto found = std::find_if(std::begin(kTerms), std::end(kTerms),
                                    [&](const Term& term) { return term.rateBasisPoints == rateBasisPoints; });
    return found == std::end(kTerms) ? kTerms[1] : *found;
}

/// Cut to whole fen, in the bank's favour by less than one.
std::int64_t interestFor(std::int64_t principal, int rateBasisPoints, std::int64_t parts, std::int64_t partsAYear) {
    return principal * rateBasisPoints * parts / (kBasisPoints * partsAYear);
}

}  // namespace

QJsonArray Deposits::terms() const {
    QJsonArray all;
    for (const Term& term : kTerms) {
        all.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf16(term.id)},
                               {QStringLiteral("months"), term.months},
                               {QStringLiteral("rateBasisPoints"), term.rateBasisPoints}});
    }
    return all;
}

QJsonArray Deposits::list(const QString& person) {
    QJsonArray all;
    const auto rows = m_database.run(
        QStringLiteral("SELECT id, masked_number, balance, months, rate_basis_points, matures_on, opened_on, next_term "
                       "FROM deposit JOIN account ON account.id = account_id WHERE person_id = ? "
                       "ORDER BY matures_on, id"),
        {person});
    for (const auto& row : rows) {
        const auto principal = row[2].toLongLong();
        const auto days = row[6].toDate().daysTo(m_time.today());
        all.append(QJsonObject{{QStringLiteral("id"), row[0].toString()},
                               {QStringLiteral("maskedNumber"), row[1].toString()},
                               {QStringLiteral("principal"), jsonMoney(principal)},
                               {QStringLiteral("months"), row[3].toInt()},
                               {QStringLiteral("rateBasisPoints"), row[4].toInt()},
                               {QStringLiteral("maturesOn"), row[5].toString()},
                               {QStringLiteral("interestAtMaturity"),
                                jsonMoney(interestFor(principal, row[4].toInt(), row[3].toInt(), kMonthsAYear))},
                               {QStringLiteral("interestIfBroken"),
                                jsonMoney(interestFor(principal, demandBasisPoints, days, kDaysAYear))},
                               {QStringLiteral("rollsOver"), !row[7].toString().isEmpty()}});
    }
    return all;
}

bool Deposits::isTerm(const QString& term) const {
    return termOf(term) != nullptr;
}

std::optional<std::int64_t> Deposits::principalOf(const QString& deposit, const QString& person) {
    const auto rows = m_database.run(QStringLiteral("SELECT balance FROM deposit JOIN account ON account.id = "
                                                    "account_id WHERE account_id = ? AND person_id = ?"),
                                     {deposit, person});
    if (rows.empty()) return std::nullopt;
    return rows[0][0].toLongLong();
}

void Deposits::plant(const QString& account, int rateBasisPoints, const QDate& maturesOn) {
    const Term& term = termOfRate(rateBasisPoints);
    m_database.run(QStringLiteral("INSERT INTO deposit VALUES (?, ?, ?, '')"),
                   {account, term.months, maturesOn.addMonths(-term.months).toString(Qt::ISODate)});
}

void Deposits::open(const QString& person, const QString& term, const QString& from, std::int64_t amount) {
    const Term& wanted = *termOf(term);
    const auto counted = m_database.run(QStringLiteral("SELECT count(*) FROM account WHERE person_id = ?"), {person});
    const int number = counted.empty() ? 0 : counted[0][0].toInt() + 1;
    const QString id = QStringLiteral("%1-term-deposit-%2").arg(person).arg(number);
    const QDate matures = m_time.today().addMonths(wanted.months);
    m_database.run(QStringLiteral("INSERT INTO account VALUES (?, ?, 'term-deposit', ?, ?, ?, 0, ?)"),
                   {id, person, QStringLiteral("999999********%1").arg(9000 + number), wanted.rateBasisPoints,
                    matures.toString(Qt::ISODate), number});
    plant(id, wanted.rateBasisPoints, matures);
    m_ledger.post({from, id, amount, m_time.nowMs(), kDeposit, kDeposit, QStringLiteral("存定期")});
}

void Deposits::rollOver(const QString& deposit, const QString& term) {
    m_database.run(QStringLiteral("UPDATE deposit SET next_term = ? WHERE account_id = ?"), {term, deposit});
}

void Deposits::breakEarly(const QString& deposit, const QString& into) {
    const auto rows = m_database.run(QStringLiteral("SELECT opened_on, balance FROM deposit JOIN account ON account.id "
                                                    "= account_id WHERE account_id = ?"),
                                     {deposit});
    const auto days = rows[0][0].toDate().daysTo(m_time.today());
    payOut(deposit, into, interestFor(rows[0][1].toLongLong(), demandBasisPoints, days, kDaysAYear), m_time.nowMs());
}

void Deposits::payOut(const QString& deposit, const QString& into, std::int64_t interest, std::int64_t at) {
    m_ledger.post({deposit, into, m_ledger.balanceOf(deposit), at, kDeposit, kDeposit, QStringLiteral("定期取出")});
    if (interest > 0) {
        m_ledger.post({QString::fromUtf16(Ledger::clearing), into, interest, at, kInterest, kInterest,
                       QStringLiteral("定期利息")});
    }
    m_database.run(QStringLiteral("DELETE FROM deposit WHERE account_id = ?"), {deposit});
}

void Deposits::renew(const QString& deposit, const QString& term, std::int64_t interest, const QDate& from) {
    const Term& wanted = *termOf(term);
    const auto at = BankTime::msOf(from, 0);
    if (interest > 0) {
        m_ledger.post({QString::fromUtf16(Ledger::clearing), deposit, interest, at, kInterest, kInterest,
                       QStringLiteral("定期利息")});
    }
    m_database.run(QStringLiteral("UPDATE account SET rate_basis_points = ?, matures_on = ? WHERE id = ?"),
                   {wanted.rateBasisPoints, from.addMonths(wanted.months).toString(Qt::ISODate), deposit});
    m_database.run(QStringLiteral("UPDATE deposit SET months = ?, opened_on = ?, next_term = '' WHERE account_id = ?"),
                   {wanted.months, from.toString(Qt::ISODate), deposit});
}

QString Deposits::currentAccountOf(const QString& deposit) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT id FROM account WHERE kind IN ('card', 'passbook') AND person_id = (SELECT person_id "
                       "FROM account WHERE id = ?) ORDER BY kind, position LIMIT 1"),
        {deposit});
    return rows.empty() ? QString() : rows[0][0].toString();
}

Result<> Deposits::executeDue() {
    const auto due = m_database.run(
        QStringLiteral("SELECT account_id, balance, rate_basis_points, months, matures_on, next_term FROM deposit JOIN "
                       "account ON account.id = account_id WHERE matures_on <= ?"),
        {m_time.today().toString(Qt::ISODate)});
    if (due.empty()) return m_database.takeFault();
    m_database.begin();
    for (const auto& row : due) {
        const auto interest = interestFor(row[1].toLongLong(), row[2].toInt(), row[3].toInt(), kMonthsAYear);
        const QDate matured = row[4].toDate();
        if (row[5].toString().isEmpty()) {
            payOut(row[0].toString(), currentAccountOf(row[0].toString()), interest, BankTime::msOf(matured, 0));
        } else {
            renew(row[0].toString(), row[5].toString(), interest, matured);
        }
    }
    return m_database.commit();
}

}  // namespace evergreen

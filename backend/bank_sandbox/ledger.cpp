#include "backend/bank_sandbox/ledger.h"

namespace evergreen {

namespace {

QJsonValue dayOrNull(const QVariant& day) {
    return day.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(day.toString());
}

QJsonObject pensionItem(const QString& kind, std::int64_t minor) {
    return {{QStringLiteral("kind"), kind}, {QStringLiteral("amount"), jsonMoney(minor)}};
}

QJsonObject arrival(const Row& row) {
    QJsonArray items{pensionItem(QStringLiteral("basic"), row[2].toLongLong())};
    if (row[3].toLongLong() > 0) items.append(pensionItem(QStringLiteral("annuity"), row[3].toLongLong()));
    if (row[4].toLongLong() > 0) items.append(pensionItem(QStringLiteral("over80"), row[4].toLongLong()));
    const auto total = row[2].toLongLong() + row[3].toLongLong() + row[4].toLongLong();
    return {{QStringLiteral("on"), row[0].toString()},
            {QStringLiteral("accountId"), row[1].toString()},
            {QStringLiteral("items"), items},
            {QStringLiteral("total"), jsonMoney(total)}};
}

int ageOn(const QDate& born, const QDate& day) {
    const bool hadBirthday = day >= born.addYears(day.year() - born.year());
    return day.year() - born.year() - (hadBirthday ? 0 : 1);
}

}  // namespace

QJsonObject jsonMoney(std::int64_t minor) {
    return {{QStringLiteral("minor"), static_cast<qint64>(minor)}, {QStringLiteral("currency"), QStringLiteral("CNY")}};
}

QString jsonMoment(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODate);
}

QJsonObject jsonPayee(const QString& id, const QString& name, const QString& number, bool own, bool isNew) {
    return {{QStringLiteral("id"), id},
            {QStringLiteral("maskedName"), name},
            {QStringLiteral("maskedNumber"), number},
            {QStringLiteral("bankName"), QStringLiteral("晴川示范银行")},
            {QStringLiteral("own"), own},
            {QStringLiteral("isNew"), isNew}};
}

void Ledger::post(const Posting& posting) {
    m_database.run(QStringLiteral("INSERT INTO entry(at, kind, text) VALUES (?, ?, ?)"),
                   {static_cast<qint64>(posting.at), posting.fromKind, posting.text});
    const auto side = [&](const QString& account, const QString& kind, std::int64_t amount) {
        m_database.run(QStringLiteral("UPDATE account SET balance = balance + ? WHERE id = ?"),
                       {static_cast<qint64>(amount), account});
        m_database.run(
            QStringLiteral("INSERT INTO posting(entry_id, account_id, at, kind, amount, balance_after) "
                           "SELECT (SELECT max(id) FROM entry), id, ?, ?, ?, balance FROM account WHERE id = ?"),
            {static_cast<qint64>(posting.at), kind, static_cast<qint64>(amount), account});
    };
    side(posting.from, posting.fromKind, -posting.amount);
    side(posting.to, posting.toKind, posting.amount);
}

bool Ledger::mayLeave(const QString& account, const QString& person) {
    return !m_database
                .run(QStringLiteral("SELECT 1 FROM account WHERE id = ? AND person_id = ? "
                                    "AND kind IN ('passbook', 'card') AND NOT EXISTS (SELECT 1 FROM loss WHERE "
                                    "account_id = account.id)"),
                     {account, person})
                .empty();
}

std::int64_t Ledger::balanceOf(const QString& account) {
    const auto rows = m_database.run(QStringLiteral("SELECT balance FROM account WHERE id = ?"), {account});
    return rows.empty() ? 0 : rows[0][0].toLongLong();
}

std::int64_t Ledger::leftLastDay(const QString& account) {
    const auto since = m_time.nowMs() - std::chrono::milliseconds(std::chrono::hours(24)).count();
    const auto rows =
        m_database.run(QStringLiteral("SELECT coalesce(sum(amount), 0) FROM transfer WHERE from_account = ? "
                                      "AND own = 0 AND status != 'revoked' AND accepted_at > ?"),
                       {account, static_cast<qint64>(since)});
    return rows.empty() ? 0 : rows[0][0].toLongLong();
}

QJsonArray Ledger::accounts(const QString& person) {
    QJsonArray accounts;
    const auto rows =
        m_database.run(QStringLiteral("SELECT id, kind, masked_number, balance, rate_basis_points, matures_on, "
                                      "EXISTS (SELECT 1 FROM loss WHERE account_id = id) FROM account WHERE "
                                      "person_id = ? AND (kind != 'term-deposit' OR EXISTS (SELECT 1 FROM deposit "
                                      "WHERE account_id = id)) ORDER BY position"),
                       {person});
    for (const auto& row : rows) {
        const QString id = row[0].toString();
        const auto balance = row[3].toLongLong();
        accounts.append(QJsonObject{{QStringLiteral("id"), id},
                                    {QStringLiteral("kind"), row[1].toString()},
                                    {QStringLiteral("maskedNumber"), row[2].toString()},
                                    {QStringLiteral("balance"), jsonMoney(balance)},
                                    {QStringLiteral("available"), jsonMoney(mayLeave(id, person) ? balance : 0)},
                                    {QStringLiteral("leftLastDay"), jsonMoney(leftLastDay(id))},
                                    {QStringLiteral("rateBasisPoints"), row[4].toInt()},
                                    {QStringLiteral("maturesOn"), dayOrNull(row[5])},
                                    {QStringLiteral("lossReported"), row[6].toBool()}});
    }
    return accounts;
}

std::optional<QJsonObject> Ledger::statement(const QString& person, const QString& account, int page) {
    const auto counted = m_database.run(QStringLiteral("SELECT count(posting.entry_id) FROM account LEFT JOIN posting "
                                                       "ON posting.account_id = account.id WHERE account.id = ? AND "
                                                       "account.person_id = ? GROUP BY account.id"),
                                        {account, person});
    if (counted.empty()) return std::nullopt;
    const int pages = std::max(1, (counted[0][0].toInt() + statementLinesMax - 1) / statementLinesMax);
    const auto rows = m_database.run(
        QStringLiteral("SELECT posting.entry_id, posting.at, posting.kind, posting.amount, posting.balance_after, "
                       "entry.text FROM posting JOIN entry ON entry.id = posting.entry_id WHERE posting.account_id = ? "
                       "ORDER BY posting.at DESC, posting.entry_id DESC LIMIT ? OFFSET ?"),
        {account, statementLinesMax, (page - 1) * statementLinesMax});
    QJsonArray lines;
    for (const auto& row : rows) {
        lines.append(QJsonObject{{QStringLiteral("id"), row[0].toString()},
                                 {QStringLiteral("at"), jsonMoment(row[1].toLongLong())},
                                 {QStringLiteral("kind"), row[2].toString()},
                                 {QStringLiteral("amount"), jsonMoney(row[3].toLongLong())},
                                 {QStringLiteral("balanceAfter"), jsonMoney(row[4].toLongLong())},
                                 {QStringLiteral("text"), row[5].toString()}});
    }
    return QJsonObject{
        {QStringLiteral("lines"), lines}, {QStringLiteral("page"), page}, {QStringLiteral("pages"), pages}};
}

QJsonObject Ledger::pension(const QString& person) {
    QJsonArray arrivals;
    const auto rows =
        m_database.run(QStringLiteral("SELECT day, account_id, basic, annuity, over80 FROM pension_arrival "
                                      "WHERE person_id = ? ORDER BY day DESC LIMIT ?"),
                       {person, arrivalsMax});
    for (const auto& row : rows) arrivals.append(arrival(row));
    const auto known = m_database.run(
        QStringLiteral("SELECT certification_due, draws_pension, (SELECT coalesce(sum(balance), 0) FROM account WHERE "
                       "person_id = person.id AND kind = 'social-security') FROM person WHERE id = ?"),
        {person});
    if (known.empty()) return {};
    constexpr int payDay = 15;
    QDate next(m_time.today().year(), m_time.today().month(), payDay);
    if (next <= m_time.today()) next = next.addMonths(1);
    return {{QStringLiteral("arrivals"), arrivals},
            {QStringLiteral("nextOn"), known[0][1].toBool() ? QJsonValue(next.toString(Qt::ISODate)) : QJsonValue()},
            {QStringLiteral("medicalAccount"), jsonMoney(known[0][2].toLongLong())},
            {QStringLiteral("certificationDueBy"), dayOrNull(known[0][0])}};
}

QJsonObject Ledger::facts(const QString& person) {
    const auto known = m_database.run(
        QStringLiteral("SELECT born, last_kiosk_transfer, day, payee.masked_name, payee.id FROM person "
                       "LEFT JOIN kiosk_transfer_opening ON kiosk_transfer_opening.person_id = person.id "
                       "LEFT JOIN trusted_contact ON trusted_contact.person_id = person.id "
                       "LEFT JOIN payee ON payee.id = trusted_contact.payee_id WHERE person.id = ?"),
        {person});
    if (known.empty()) return {};
    const auto totals =
        m_database.run(QStringLiteral("SELECT coalesce(sum(amount), 0) FROM transfer WHERE person_id = ? "
                                      "AND own = 0 AND status != 'revoked' AND accepted_at >= ?"),
                       {person, static_cast<qint64>(BankTime::msOf(m_time.today(), 0))});
    const auto total = totals.empty() ? 0 : totals[0][0].toLongLong();
    const auto broken = m_database.run(QStringLiteral("SELECT 1 FROM payment WHERE person_id = ? AND kind = "
                                                      "'deposit-break' AND accepted_at >= ? LIMIT 1"),
                                       {person, static_cast<qint64>(BankTime::msOf(m_time.today(), 0))});
    return {{QStringLiteral("ageYears"), ageOn(known[0][0].toDate(), m_time.today())},
            {QStringLiteral("lastKioskTransferOn"), dayOrNull(known[0][1])},
            {QStringLiteral("kioskTransferOpenedOn"), dayOrNull(known[0][2])},
            {QStringLiteral("dayTotal"), jsonMoney(total)},
            {QStringLiteral("kioskDayTotal"), jsonMoney(total)},
            {QStringLiteral("kioskDayLimit"), jsonMoney(kioskDayLimit)},
            {QStringLiteral("depositBrokenToday"), !broken.empty()},
            {QStringLiteral("trustedContact"), known[0][3].toString()},
            {QStringLiteral("trustedContactId"), known[0][4].toString()}};
}

QJsonArray Ledger::payees(const QString& person) {
    QJsonArray payees;
    const auto own =
        m_database.run(QStringLiteral("SELECT account.id, masked_name, masked_number FROM account JOIN person "
                                      "ON person.id = person_id WHERE person_id = ? AND kind IN "
                                      "('passbook', 'card') ORDER BY position"),
                       {person});
    for (const auto& row : own) {
        payees.append(
            jsonPayee(QStringLiteral("own-") + row[0].toString(), row[1].toString(), row[2].toString(), true, false));
    }
    const auto saved =
        m_database.run(QStringLiteral("SELECT payee.id, masked_name, masked_number FROM saved_payee JOIN payee "
                                      "ON payee.id = payee_id WHERE person_id = ? ORDER BY payee.rowid"),
                       {person});
    for (const auto& row : saved) {
        payees.append(jsonPayee(row[0].toString(), row[1].toString(), row[2].toString(), false, false));
    }
    return payees;
}

bool Ledger::balances() {
    const auto uneven =
        m_database.run(QStringLiteral("SELECT 1 FROM posting GROUP BY entry_id HAVING sum(amount) != 0 OR "
                                      "count(*) != 2 LIMIT 1"));
    const auto astray =
        m_database.run(QStringLiteral("SELECT 1 FROM account WHERE balance != (SELECT coalesce(sum(amount), 0) "
                                      "FROM posting WHERE account_id = account.id) LIMIT 1"));
    return uneven.empty() && astray.empty() && m_database.takeFault().ok();
}

}  // namespace evergreen

#include "backend/bank_sandbox/delegations.h"

namespace evergreen {

QString Delegations::give(const PlacedDelegation& delegation) {
    const auto helper = m_database.run(
        QStringLiteral("SELECT account.person_id FROM payee JOIN account ON account.id = payee.account_id "
                       "WHERE payee.id = ? AND account.person_id IS NOT NULL AND account.person_id != ?"),
        {delegation.helper, delegation.person});
    if (helper.empty() || delegation.helper == delegation.payee) return QStringLiteral("helper-unknown");
    const QString refused = m_transfers.refusalOf({.key = delegation.key,
                                                   .kiosk = delegation.kiosk,
                                                   .person = delegation.person,
                                                   .fromAccount = delegation.account,
                                                   .payee = delegation.payee,
                                                   .amount = delegation.amount});
    if (!refused.isEmpty()) return refused;
    m_database.run(QStringLiteral("INSERT OR IGNORE INTO delegation VALUES (?, ?, ?, ?, ?, ?, ?)"),
                   {delegation.key, delegation.person, helper[0][0], delegation.account, delegation.payee,
                    static_cast<qint64>(delegation.amount), m_time.today().toString(Qt::ISODate)});
    return {};
}

QJsonArray Delegations::received(const QString& person) {
    QJsonArray list;
    const auto rows = m_database.run(
        QStringLiteral("SELECT delegation.key, person.masked_name, payee.masked_name, payee.masked_number, amount "
                       "FROM delegation JOIN person ON person.id = person_id JOIN payee ON payee.id = payee_id "
                       "LEFT JOIN order_key ON order_key.key = delegation.key "
                       "WHERE helper_id = ? AND day = ? AND order_key.key IS NULL ORDER BY delegation.rowid"),
        {person, m_time.today().toString(Qt::ISODate)});
    for (const auto& row : rows) {
        list.append(QJsonObject{{QStringLiteral("key"), row[0].toString()},
                                {QStringLiteral("customerName"), row[1].toString()},
                                {QStringLiteral("payeeName"), row[2].toString()},
                                {QStringLiteral("payeeNumber"), row[3].toString()},
                                {QStringLiteral("amount"), jsonMoney(row[4].toLongLong())}});
    }
    return list;
}

std::optional<Result<Verdict>> Delegations::carryOut(const QString& key, const QString& kiosk, const QString& person) {
    const auto rows = m_database.run(QStringLiteral("SELECT person_id, account_id, payee_id, amount FROM delegation "
                                                    "WHERE key = ? AND helper_id = ? AND day = ?"),
                                     {key, person, m_time.today().toString(Qt::ISODate)});
    if (rows.empty()) return std::nullopt;
    return m_transfers.place({.key = key,
                              .kiosk = kiosk,
                              .person = rows[0][0].toString(),
                              .fromAccount = rows[0][1].toString(),
                              .payee = rows[0][2].toString(),
                              .amount = rows[0][3].toLongLong()});
}

}  // namespace evergreen

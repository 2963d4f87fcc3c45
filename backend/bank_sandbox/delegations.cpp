#include "backend/bank_sandbox/delegations.h"

namespace evergreen {

Result<QString> Delegations::give(const PlacedDelegation& delegation) {
    m_database.begin();
    const QVariant helper = personOfPayee(delegation);
    const QString refused = refusalOf(delegation, helper);
    const bool isKnown =
        !m_database.run(QStringLiteral("SELECT 1 FROM delegation WHERE key = ?"), {delegation.key}).empty();
    if (!isKnown && refused.isEmpty()) {
        m_database.run(QStringLiteral("INSERT INTO delegation VALUES (?, ?, ?, ?, ?, ?, ?)"),
                       {delegation.key, delegation.person, helper, delegation.account, delegation.payee,
                        static_cast<qint64>(delegation.amount), m_time.today().toString(Qt::ISODate)});
    }
    if (!isKnown) m_signatures.keep(SignedAct::Errand, delegation.key, delegation.signature, refused);
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    return refused;
}

/// The customer behind the payee who is to help; null when it is none of this bank's, or the giver.
QVariant Delegations::personOfPayee(const PlacedDelegation& delegation) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT account.person_id FROM payee JOIN account ON account.id = payee.account_id "
                       "WHERE payee.id = ? AND account.person_id IS NOT NULL AND account.person_id != ?"),
        {delegation.helper, delegation.person});
    return rows.empty() ? QVariant() : rows[0][0];
}

QString Delegations::refusalOf(const PlacedDelegation& delegation, const QVariant& helperPerson) {
    if (helperPerson.isNull() || delegation.helper == delegation.payee) return QStringLiteral("helper-unknown");
    return m_transfers.refusalOf({.key = delegation.key,
                                  .signature = delegation.signature,
                                  .person = delegation.person,
                                  .fromAccount = delegation.account,
                                  .payee = delegation.payee,
                                  .amount = delegation.amount});
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

std::optional<Result<Verdict>> Delegations::carryOut(const QString& key, const QString& person,
                                                     const OrderSignature& signature) {
    const auto rows = m_database.run(QStringLiteral("SELECT person_id, account_id, payee_id, amount FROM delegation "
                                                    "WHERE key = ? AND helper_id = ? AND day = ?"),
                                     {key, person, m_time.today().toString(Qt::ISODate)});
    if (rows.empty()) return std::nullopt;
    return m_transfers.place({.key = key,
                              .signature = signature,
                              .person = rows[0][0].toString(),
                              .fromAccount = rows[0][1].toString(),
                              .payee = rows[0][2].toString(),
                              .amount = rows[0][3].toLongLong()});
}

}  // namespace evergreen

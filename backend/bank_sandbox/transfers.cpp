#include "backend/bank_sandbox/transfers.h"

namespace evergreen {

namespace {

const QString kHeld = QString::fromUtf16(Ledger::held);
const QString kOut = QStringLiteral("transfer-out");
const QString kIn = QStringLiteral("transfer-in");

QString hashOf(const PlacedOrder& order) {
    // Ids hold no line feed (the API refuses it), so the joined text is unambiguous.
    const QStringList parts{order.person,
                            order.fromAccount,
                            order.payee,
                            QString::number(order.amount),
                            order.instant ? QStringLiteral("instant") : QStringLiteral("next-day"),
                            order.heldFor.join(u'\t')};
    return OrderKeys::hashOf(parts);
}

}  // namespace

Result<Verdict> Transfers::place(const PlacedOrder& order) {
    const QString orderHash = hashOf(order);
    m_database.begin();
    Verdict verdict;
    if (auto earlier = m_keys.decided(order.key, order.signature, orderHash)) {
        verdict = std::move(*earlier);
    } else {
        const auto target = targetOf(order);
        verdict.refused = refusalOf(order, target);
        m_keys.decide(order.key, order.signature, orderHash, verdict.refused);
        if (target && verdict.refused.isEmpty()) {
            accept(order, *target);
            verdict.transfer = m_keys.orderUnder(order.key);
        }
    }
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    return verdict;
}

std::optional<Transfers::Target> Transfers::targetOf(const PlacedOrder& order) {
    const QString own = QStringLiteral("own-");
    if (order.payee.startsWith(own)) {
        const QString account = order.payee.mid(own.size());
        const auto rows = m_database.run(QStringLiteral("SELECT masked_name, masked_number FROM account JOIN person ON "
                                                        "person.id = person_id WHERE account.id = ?"),
                                         {account});
        if (rows.empty() || !m_ledger.mayLeave(account, order.person)) return std::nullopt;
        return Target{account, rows[0][0].toString(), rows[0][1].toString(), true, false};
    }
    const auto rows = m_database.run(QStringLiteral("SELECT account_id, masked_name, masked_number, watch_listed "
                                                    "FROM payee WHERE id = ?"),
                                     {order.payee});
    if (rows.empty()) return std::nullopt;
    const QString account = rows[0][0].toString();
    return Target{account, rows[0][1].toString(), rows[0][2].toString(), m_ledger.mayLeave(account, order.person),
                  rows[0][3].toBool()};
}

QString Transfers::refusalOf(const PlacedOrder& order, const std::optional<Target>& target) {
    if (!m_ledger.mayLeave(order.fromAccount, order.person)) return QStringLiteral("account-not-allowed");
    if (!target) return QStringLiteral("payee-unknown");
    if (target->account == order.fromAccount) return QStringLiteral("account-not-allowed");
    if (target->watchListed) return QStringLiteral("payee-watch-listed");  // Spec: EL-05
    if (order.amount > m_ledger.balanceOf(order.fromAccount)) return QStringLiteral("insufficient-funds");
    const auto today =
        m_ledger.facts(order.person)[QStringLiteral("kioskDayTotal")][QStringLiteral("minor")].toInteger();
    const bool aboveLimit = today + order.amount > Ledger::kioskDayLimit;
    return !target->own && aboveLimit ? QStringLiteral("day-limit") : QString();  // Spec: TX-05
}

void Transfers::accept(const PlacedOrder& order, const Target& target) {
    const auto now = m_time.nowMs();
    const bool atOnce = target.own || (order.instant && order.heldFor.isEmpty());
    const auto arrives = atOnce ? now : now + std::chrono::milliseconds(nextDay).count();
    const QString reference = OrderKeys::newReference(m_time.today());
    m_database.run(
        QStringLiteral("INSERT INTO transfer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {reference, order.key, order.person, order.fromAccount, target.account, order.payee, target.name, target.number,
         target.own, static_cast<qint64>(order.amount), atOnce ? QStringLiteral("executed") : QStringLiteral("pending"),
         static_cast<qint64>(now), static_cast<qint64>(arrives)});
    m_ledger.post({order.fromAccount, atOnce ? target.account : kHeld, order.amount, now, kOut, kIn,
                   QStringLiteral("转账 ") + target.name});
    if (!target.own) {
        m_database.run(QStringLiteral("UPDATE person SET last_kiosk_transfer = ? WHERE id = ?"),
                       {m_time.today().toString(Qt::ISODate), order.person});
    }
    if (!atOnce && !order.heldFor.isEmpty()) tellContact(order, reference);
}

/// Spec: EL-08. Told and not asked: a contact has no veto. Who would get the money is not told.
void Transfers::tellContact(const PlacedOrder& order, const QString& reference) {
    m_database.run(
        QStringLiteral("INSERT INTO contact_notice SELECT ?, person_id, payee_id, ?, ? FROM trusted_contact "
                       "WHERE person_id = ? AND payee_id != ?"),
        {reference, order.heldFor.join(u','), static_cast<qint64>(m_time.nowMs()), order.person, order.payee});
}

bool Transfers::trust(const QString& person, const QString& payeeId) {
    if (!payeeId.isEmpty() && isNewPayee(person, payeeId)) return false;
    m_database.run(QStringLiteral("DELETE FROM trusted_contact WHERE person_id = ?"), {person});
    if (payeeId.isEmpty()) return true;
    m_database.run(QStringLiteral("INSERT INTO trusted_contact VALUES (?, ?)"), {person, payeeId});
    return true;
}

QStringList Transfers::contactTold(const QString& person) {
    QStringList references;
    for (const auto& row : m_database.run(
             QStringLiteral("SELECT reference FROM contact_notice WHERE person_id = ? ORDER BY at"), {person})) {
        references << row[0].toString();
    }
    return references;
}

QJsonArray Transfers::pending(const QString& person) {
    QJsonArray list;
    const auto rows = m_database.run(
        QStringLiteral("SELECT reference, from_account, payee_name, payee_number, amount, accepted_at, arrives_at FROM "
                       "transfer WHERE person_id = ? AND status = 'pending' ORDER BY accepted_at DESC, rowid DESC"),
        {person});
    for (const auto& row : rows) {
        list.append(QJsonObject{{QStringLiteral("reference"), row[0].toString()},
                                {QStringLiteral("fromAccountId"), row[1].toString()},
                                {QStringLiteral("payeeName"), row[2].toString()},
                                {QStringLiteral("payeeNumber"), row[3].toString()},
                                {QStringLiteral("amount"), jsonMoney(row[4].toLongLong())},
                                {QStringLiteral("acceptedAt"), jsonMoment(row[5].toLongLong())},
                                {QStringLiteral("arrivesAt"), jsonMoment(row[6].toLongLong())}});
    }
    return list;
}

Result<Transfers::Revoked> Transfers::revoke(const QString& reference, const QString& person,
                                             const OrderSignature& signature) {
    m_database.begin();
    const auto rows = m_database.run(QStringLiteral("SELECT status, from_account, amount, payee_name FROM transfer "
                                                    "WHERE reference = ? AND person_id = ?"),
                                     {reference, person});
    Revoked word = Revoked::Unknown;
    if (!rows.empty()) {
        const QString status = rows[0][0].toString();
        word = status == QStringLiteral("executed") ? Revoked::TooLate : Revoked::Yes;
        if (status == QStringLiteral("pending")) {
            m_database.run(QStringLiteral("UPDATE transfer SET status = 'revoked' WHERE reference = ?"), {reference});
            m_ledger.post({kHeld, rows[0][1].toString(), rows[0][2].toLongLong(), m_time.nowMs(), kOut, kIn,
                           QStringLiteral("撤回转账 ") + rows[0][3].toString()});
            m_signatures.keep(SignedAct::Revocation, reference, signature, QString());
        }
        if (word == Revoked::TooLate) {
            m_signatures.keep(SignedAct::Revocation, reference, signature, QStringLiteral("too-late"));
        }
    }
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    return word;
}

bool Transfers::isNewPayee(const QString& person, const QString& payeeId) {
    return m_database
        .run(QStringLiteral("SELECT 1 FROM saved_payee WHERE person_id = ? AND payee_id = ? UNION ALL SELECT 1 FROM "
                            "transfer WHERE person_id = ? AND payee_id = ? AND status = 'executed'"),
             {person, payeeId, person, payeeId})
        .empty();
}

std::optional<QJsonObject> Transfers::check(const QString& person, const QString& payeeId, const QString& nameHash) {
    const auto rows = m_database.run(QStringLiteral("SELECT masked_name, masked_number, name_hash, watch_listed, "
                                                    "name_mismatch, account_id FROM payee WHERE id = ?"),
                                     {payeeId});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    const bool own = m_ledger.mayLeave(row[5].toString(), person);
    QString name = QStringLiteral("not-asked");
    if (!nameHash.isEmpty())
        name = row[2].toString() == nameHash ? QStringLiteral("match") : QStringLiteral("mismatch");
    if (row[4].toBool()) name = QStringLiteral("mismatch");  // other payers knew this number under another name
    return QJsonObject{{QStringLiteral("payee"), jsonPayee(payeeId, row[0].toString(), row[1].toString(), own,
                                                           !own && isNewPayee(person, payeeId))},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("watchListed"), row[3].toBool()}};
}

Result<> Transfers::executeDue() {
    const auto now = static_cast<qint64>(m_time.nowMs());
    const auto due = m_database.run(QStringLiteral("SELECT reference, to_account, amount, arrives_at, payee_name FROM "
                                                   "transfer WHERE status = 'pending' AND arrives_at <= ?"),
                                    {now});
    if (due.empty()) return m_database.takeFault();
    m_database.begin();
    for (const auto& row : due) {
        m_database.run(QStringLiteral("UPDATE transfer SET status = 'executed' WHERE reference = ?"), {row[0]});
        m_ledger.post({kHeld, row[1].toString(), row[2].toLongLong(), row[3].toLongLong(), kOut, kIn,
                       QStringLiteral("转账 ") + row[4].toString()});
    }
    return m_database.commit();
}

}  // namespace evergreen

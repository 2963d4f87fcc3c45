#include "backend/bank_sandbox/payments.h"

#include <set>

namespace evergreen {

namespace {

const QString kBill = QStringLiteral("bill");

}  // namespace

Result<Verdict> Payments::place(const PlacedPayment& payment) {
    const QString hash = OrderKeys::hashOf(
        {payment.person, payment.kind, payment.account, payment.items.join(u'\t'), QString::number(payment.amount)});
    m_database.begin();
    Verdict verdict;
    if (auto earlier = m_keys.decided(payment.key, payment.kiosk, hash)) {
        verdict = std::move(*earlier);
    } else {
        verdict.refused = refusalOf(payment);
        m_keys.decide(payment.key, payment.kiosk, hash, verdict.refused);
        if (verdict.refused.isEmpty()) {
            accept(payment);
            verdict.transfer = m_keys.orderUnder(payment.key);
        }
    }
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    return verdict;
}

QString Payments::refusalOf(const PlacedPayment& payment) {
    if (!m_ledger.mayLeave(payment.account, payment.person)) return QStringLiteral("account-not-allowed");
    const auto sum = sumOf(payment);
    if (sum <= 0 || sum != payment.amount) return QStringLiteral("changed");
    if (sum > m_ledger.balanceOf(payment.account)) return QStringLiteral("insufficient-funds");
    return {};
}

std::int64_t Payments::sumOf(const PlacedPayment& payment) {
    std::int64_t sum = 0;
    std::set<QString> seen;
    for (const auto& item : payment.items) {
        const auto rows = m_database.run(
            QStringLiteral("SELECT amount FROM bill WHERE id = ? AND person_id = ? AND paid_under IS NULL"),
            {item, payment.person});
        if (rows.empty() || !seen.insert(item).second) return 0;
        sum += rows[0][0].toLongLong();
    }
    return sum;
}

void Payments::accept(const PlacedPayment& payment) {
    const auto now = m_time.nowMs();
    m_database.run(QStringLiteral("INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                   {OrderKeys::newReference(m_time.today()), payment.key, payment.person, payment.kind, payment.account,
                    payment.items.join(u'\t'), static_cast<qint64>(payment.amount), static_cast<qint64>(now)});
    for (const auto& item : payment.items) {
        const auto rows = m_database.run(QStringLiteral("SELECT text, amount FROM bill WHERE id = ?"), {item});
        m_database.run(QStringLiteral("UPDATE bill SET paid_under = ? WHERE id = ?"), {payment.key, item});
        m_ledger.post({payment.account, QString::fromUtf16(Ledger::clearing), rows[0][1].toLongLong(), now, kBill,
                       kBill, rows[0][0].toString()});
    }
}

QJsonArray Payments::bills(const QString& person) {
    QJsonArray bills;
    const auto rows = m_database.run(QStringLiteral("SELECT id, kind, payer_number, amount, due_on FROM bill WHERE "
                                                    "person_id = ? AND paid_under IS NULL ORDER BY due_on, id"),
                                     {person});
    for (const auto& row : rows) {
        bills.append(QJsonObject{{QStringLiteral("id"), row[0].toString()},
                                 {QStringLiteral("kind"), row[1].toString()},
                                 {QStringLiteral("payerNumber"), row[2].toString()},
                                 {QStringLiteral("amount"), jsonMoney(row[3].toLongLong())},
                                 {QStringLiteral("dueOn"), row[4].toString()}});
    }
    return bills;
}

}  // namespace evergreen

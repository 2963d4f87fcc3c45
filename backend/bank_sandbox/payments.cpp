#include "backend/bank_sandbox/payments.h"

#include <set>

namespace evergreen {

namespace {

const QString kBill = QStringLiteral("bill");

const QString kBills = QStringLiteral("bills");
const QString kTransit = QStringLiteral("transit-card");
const QString kOpen = QStringLiteral("deposit-open");
const QString kRollOver = QStringLiteral("deposit-roll-over");
const QString kBreak = QStringLiteral("deposit-break");
const QString kLock = QStringLiteral("lock-savings");

}  // namespace

bool Payments::isKind(const QString& word) {
    return word == kBills || word == kTransit || word == kOpen || word == kRollOver || word == kBreak || word == kLock;
}

Result<Verdict> Payments::place(const PlacedPayment& payment) {
    const QString hash = OrderKeys::hashOf(
        {payment.person, payment.kind, payment.account, payment.items.join(u'\t'), QString::number(payment.amount)});
    m_database.begin();
    Verdict verdict;
    if (auto earlier = m_keys.decided(payment.key, payment.signature, hash)) {
        verdict = std::move(*earlier);
    } else {
        verdict.refused = refusalOf(payment);
        m_keys.decide(payment.key, payment.signature, hash, verdict.refused);
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
    const bool renews = payment.kind == kRollOver;
    const bool takesOut = renews || payment.kind == kBreak;
    if (!renews && !m_ledger.mayLeave(payment.account, payment.person)) return QStringLiteral("account-not-allowed");
    const auto sum = sumOf(payment);
    if (sum <= 0 || sum != payment.amount) return QStringLiteral("changed");
    if (!takesOut && sum > m_ledger.balanceOf(payment.account)) return QStringLiteral("insufficient-funds");
    return {};
}

std::int64_t Payments::sumOf(const PlacedPayment& payment) {
    const QString first = payment.items.value(0);
    if (payment.kind == kBills) return billsSum(payment);
    if (payment.kind == kTransit) return ownsTransitCard(payment.person, first) ? payment.amount : 0;
    if (payment.kind == kOpen) {
        return m_deposits.isTerm(first) && payment.amount >= Deposits::leastFen ? payment.amount : 0;
    }
    if (payment.kind == kBreak) return m_deposits.principalOf(first, payment.person).value_or(0);
    if (payment.kind == kLock) return payment.items.isEmpty() ? payment.amount : 0;
    const bool renewable = payment.account == first && m_deposits.isTerm(payment.items.value(1));
    return renewable ? m_deposits.principalOf(first, payment.person).value_or(0) : 0;
}

std::int64_t Payments::billsSum(const PlacedPayment& payment) {
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

bool Payments::ownsTransitCard(const QString& person, const QString& card) {
    return !m_database.run(QStringLiteral("SELECT 1 FROM transit_card WHERE id = ? AND person_id = ?"), {card, person})
                .empty();
}

void Payments::accept(const PlacedPayment& payment) {
    m_database.run(
        QStringLiteral("INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {OrderKeys::newReference(m_time.today()), payment.key, payment.person, payment.kind, payment.account,
         payment.items.join(u'\t'), static_cast<qint64>(payment.amount), static_cast<qint64>(m_time.nowMs())});
    const QString first = payment.items.value(0);
    if (payment.kind == kBills) return payBills(payment);
    if (payment.kind == kTransit) return topUp(payment);
    if (payment.kind == kOpen) return m_deposits.open(payment.person, first, payment.account, payment.amount);
    if (payment.kind == kRollOver) return m_deposits.rollOver(first, payment.items.value(1));
    if (payment.kind == kBreak) return m_deposits.breakEarly(first, payment.account);
    lock(payment);
}

void Payments::payBills(const PlacedPayment& payment) {
    for (const auto& item : payment.items) {
        const auto rows = m_database.run(QStringLiteral("SELECT text, amount FROM bill WHERE id = ?"), {item});
        m_database.run(QStringLiteral("UPDATE bill SET paid_under = ? WHERE id = ?"), {payment.key, item});
        m_ledger.post({payment.account, QString::fromUtf16(Ledger::clearing), rows[0][1].toLongLong(), m_time.nowMs(),
                       kBill, kBill, rows[0][0].toString()});
    }
}

void Payments::topUp(const PlacedPayment& payment) {
    const QString purchase = QStringLiteral("purchase");
    m_ledger.post({payment.account, QString::fromUtf16(Ledger::clearing), payment.amount, m_time.nowMs(), purchase,
                   purchase, QStringLiteral("公交卡充值")});
    m_database.run(QStringLiteral("UPDATE transit_card SET balance = balance + ? WHERE id = ?"),
                   {static_cast<qint64>(payment.amount), payment.items.value(0)});
}

/// Spec: EL-09. Into the customer's locked savings, which are made when there are none.
void Payments::lock(const PlacedPayment& payment) {
    const QString kind = QStringLiteral("locked-savings");
    const QString locked = payment.person + u'-' + kind;
    constexpr int lastPosition = 90;
    m_database.run(QStringLiteral("INSERT OR IGNORE INTO account VALUES (?, ?, ?, ?, ?, NULL, 0, ?)"),
                   {locked, payment.person, kind, QStringLiteral("999999********9900"), Deposits::demandBasisPoints,
                    lastPosition});
    const QString deposit = QStringLiteral("deposit");
    m_ledger.post({payment.account, locked, payment.amount, m_time.nowMs(), deposit, deposit, QStringLiteral("锁存")});
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

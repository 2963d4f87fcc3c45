#include "backend/bank_sandbox/order_news.h"

#include "backend/bank_sandbox/ledger.h"

namespace evergreen {

namespace {

/// Decided keys of whom nobody was told, with what is known of the order.
const QString kNews = QStringLiteral(
    "SELECT n.key, n.at, k.verdict, t.status, coalesce(t.amount, p.amount, 0), coalesce(t.payee_name, '') "
    "FROM order_news n JOIN order_key k ON k.key = n.key LEFT JOIN transfer t ON t.key = n.key "
    "LEFT JOIN payment p ON p.key = n.key WHERE n.person_id = ? AND n.told = 0 "
    "AND coalesce(t.status, '') <> 'revoked' ORDER BY n.at, n.key LIMIT ?");

QString outcomeOf(const QString& verdict, const QString& status) {
    if (verdict != QStringLiteral("accepted")) return QStringLiteral("not-moved");
    return status == QStringLiteral("pending") ? status : QStringLiteral("done");
}

}  // namespace

void OrderNewsBook::sent(const QString& key, const QString& person) {
    m_database.run(QStringLiteral("INSERT OR IGNORE INTO order_news VALUES (?, ?, ?, 0)"),
                   {key, person, static_cast<qint64>(m_time.nowMs())});
}

bool OrderNewsBook::left(const QString& key, const QString& kiosk, const QString& person) {
    const auto closed = m_database.run(
        QStringLiteral("SELECT 1 FROM order_key WHERE key = ? AND kiosk = ? AND verdict = 'closed'"), {key, kiosk});
    if (closed.empty()) return false;
    if (!person.isEmpty()) sent(key, person);
    return true;
}

void OrderNewsBook::told(const QString& key, const QString& person) {
    m_database.run(QStringLiteral("UPDATE order_news SET told = 1 WHERE key = ? AND person_id = ?"), {key, person});
}

QJsonArray OrderNewsBook::of(const QString& person) {
    QJsonArray news;
    for (const auto& row : m_database.run(kNews, {person, newsMax})) {
        news.append(QJsonObject{{QStringLiteral("key"), row[0].toString()},
                                {QStringLiteral("outcome"), outcomeOf(row[2].toString(), row[3].toString())},
                                {QStringLiteral("at"), jsonMoment(row[1].toLongLong())},
                                {QStringLiteral("amount"), jsonMoney(row[4].toLongLong())},
                                {QStringLiteral("payeeName"), row[5].toString()}});
    }
    return news;
}

}  // namespace evergreen

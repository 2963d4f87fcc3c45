#include "backend/bank_sandbox/order_keys.h"

#include "backend/bank_sandbox/ledger.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace evergreen {

QString OrderKeys::hashOf(const QStringList& parts) {
    const auto joined = parts.join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(joined, QCryptographicHash::Sha256).toHex());
}

QString OrderKeys::newReference(const QDate& day) {
    const auto number = QRandomGenerator::system()->bounded(std::uint32_t{100'000'000});
    return QStringLiteral("EG%1%2").arg(day.toString(QStringLiteral("yyyyMMdd"))).arg(number, 8, 10, QLatin1Char('0'));
}

std::optional<Verdict> OrderKeys::decided(const QString& key, const OrderSignature& by, const QString& orderHash) {
    const auto rows =
        m_database.run(QStringLiteral("SELECT kiosk, order_hash, verdict, reason FROM order_key WHERE key = ?"), {key});
    if (rows.empty()) return std::nullopt;
    if (rows[0][0].toString() != by.kiosk) return aboutKey(key, by, QStringLiteral("key-reused"));
    if (rows[0][2].toString() == QStringLiteral("closed")) return aboutKey(key, by, QStringLiteral("key-closed"));
    if (rows[0][1].toString() != orderHash) return aboutKey(key, by, QStringLiteral("key-reused"));
    return Verdict{orderUnder(key), rows[0][3].toString()};
}

Verdict OrderKeys::aboutKey(const QString& key, const OrderSignature& by, const QString& refused) {
    m_signatures.keep(SignedAct::Order, key, by, refused);
    return {{}, refused};
}

void OrderKeys::decide(const QString& key, const OrderSignature& by, const QString& orderHash, const QString& refused) {
    const QString verdict = refused.isEmpty() ? QStringLiteral("accepted") : QStringLiteral("refused");
    m_database.run(QStringLiteral("INSERT INTO order_key VALUES (?, ?, ?, ?, ?)"),
                   {key, by.kiosk, orderHash, verdict, refused});
    m_signatures.keep(SignedAct::Order, key, by, refused);
}

QJsonObject OrderKeys::orderUnder(const QString& key) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT reference, status, accepted_at, arrives_at FROM transfer WHERE key = ? UNION ALL "
                       "SELECT reference, 'executed', accepted_at, accepted_at FROM payment WHERE key = ?"),
        {key, key});
    if (rows.empty()) return {};
    return {{QStringLiteral("reference"), rows[0][0].toString()},
            {QStringLiteral("status"), rows[0][1].toString()},
            {QStringLiteral("acceptedAt"), jsonMoment(rows[0][2].toLongLong())},
            {QStringLiteral("arrivesAt"), jsonMoment(rows[0][3].toLongLong())}};
}

Result<Verdict> OrderKeys::close(const QString& key, const QString& kiosk) {
    m_database.begin();
    const auto rows =
        m_database.run(QStringLiteral("SELECT kiosk, verdict, reason FROM order_key WHERE key = ?"), {key});
    Verdict verdict{{}, QStringLiteral("never-seen")};
    if (rows.empty()) {
        m_database.run(QStringLiteral("INSERT INTO order_key VALUES (?, ?, '', 'closed', '')"), {key, kiosk});
    } else if (rows[0][0].toString() != kiosk) {
        verdict.refused = QStringLiteral("key-reused");
    } else if (rows[0][1].toString() != QStringLiteral("closed")) {
        verdict = {orderUnder(key), rows[0][2].toString()};
    }
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    return verdict;
}

}  // namespace evergreen

#include "backend/desk/rate_limit.h"

namespace evergreen::desk {

std::chrono::milliseconds RateLimit::count(const QString& who, Allowance allowance, std::int64_t now) {
    const auto since = static_cast<qlonglong>(now - allowance.within.count());
    const auto rows = m_database.run(
        QStringLiteral("SELECT COUNT(*), COALESCE(MIN(at), 0) FROM attempt WHERE who = ? AND at > ?"), {who, since});
    if (!rows.empty() && rows[0][0].toInt() >= allowance.count) {
        return std::chrono::milliseconds(rows[0][1].toLongLong() - since);
    }
    m_database.run(QStringLiteral("INSERT INTO attempt VALUES (?, ?)"), {who, static_cast<qlonglong>(now)});
    return {};
}

void RateLimit::forgive(const QString& who) {
    m_database.run(QStringLiteral("DELETE FROM attempt WHERE who = ?"), {who});
}

void RateLimit::dropOld(std::int64_t now) {
    const auto oldest = now - std::chrono::milliseconds(longest).count();
    m_database.run(QStringLiteral("DELETE FROM attempt WHERE at < ?"), {static_cast<qlonglong>(oldest)});
}

}  // namespace evergreen::desk

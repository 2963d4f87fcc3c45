#include "backend/desk/staff_sessions.h"

#include <openssl/rand.h>

#include <QCryptographicHash>

namespace evergreen::desk {

namespace {

constexpr std::int64_t kFreshForMs = 60'000;  // so that not every request writes

QByteArray randomWord() {
    QByteArray bytes(32, '\0');
    // A desk without a random source has no business going on.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), 32) != 1) qFatal("no random source");
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString hashOf(const QByteArray& token) {
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

qlonglong idleSince(std::int64_t now) {
    return now - std::chrono::milliseconds(StaffSessions::idleMax).count();
}

qlonglong oldSince(std::int64_t now) {
    return now - std::chrono::milliseconds(StaffSessions::lifeMax).count();
}

}  // namespace

FreshSession StaffSessions::open(const StaffMember& staff, std::int64_t now) {
    FreshSession fresh{randomWord(), {.csrf = QString::fromLatin1(randomWord()), .staff = staff}};
    fresh.session.tokenHash = hashOf(fresh.token);
    m_database.run(QStringLiteral("INSERT INTO staff_session VALUES (?, ?, ?, ?, ?)"),
                   {fresh.session.tokenHash, staff.id, fresh.session.csrf, static_cast<qlonglong>(now),
                    static_cast<qlonglong>(now)});
    return fresh;
}

std::optional<StaffSession> StaffSessions::find(const QByteArray& token, std::int64_t now) {
    if (token.isEmpty()) return std::nullopt;
    const auto rows = m_database.run(
        QStringLiteral("SELECT s.token_hash, s.csrf, f.id, f.branch_id, f.name, f.role, s.used_at FROM staff_session s "
                       "JOIN staff f ON f.id = s.staff_id "
                       "WHERE s.token_hash = ? AND f.active = 1 AND s.used_at > ? AND s.signed_in_at > ?"),
        {hashOf(token), idleSince(now), oldSince(now)});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    if (row[6].toLongLong() < now - kFreshForMs) {
        m_database.run(QStringLiteral("UPDATE staff_session SET used_at = ? WHERE token_hash = ?"),
                       {static_cast<qlonglong>(now), row[0]});
    }
    return StaffSession{row[0].toString(),
                        row[1].toString(),
                        {row[2].toString(), row[3].toString(), row[4].toString(), row[5].toString()}};
}

bool StaffSessions::isOpen(const QString& tokenHash, std::int64_t now) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT 1 FROM staff_session WHERE token_hash = ? AND used_at > ? AND signed_in_at > ?"),
        {tokenHash, idleSince(now), oldSince(now)});
    return !rows.empty();
}

void StaffSessions::close(const QString& tokenHash) {
    m_database.run(QStringLiteral("DELETE FROM staff_session WHERE token_hash = ?"), {tokenHash});
}

void StaffSessions::dropOld(std::int64_t now) {
    m_database.run(QStringLiteral("DELETE FROM staff_session WHERE used_at <= ? OR signed_in_at <= ?"),
                   {idleSince(now), oldSince(now)});
}

}  // namespace evergreen::desk

#include "backend/desk/kiosk_certificates.h"

namespace evergreen::desk {

void KioskCertificates::putCode(const QString& kiosk, const QString& hash, std::int64_t endsAt) {
    m_database.run(QStringLiteral("INSERT INTO enrolment_code (kiosk_id, code_hash, ends_at) VALUES (?, ?, ?) "
                                  "ON CONFLICT (kiosk_id) DO UPDATE SET code_hash = excluded.code_hash, "
                                  "ends_at = excluded.ends_at, serial = ''"),
                   {kiosk, hash, big(endsAt)});
}

std::optional<EnrolmentCode> KioskCertificates::code(const QString& kiosk) {
    m_database.run(QStringLiteral("UPDATE enrolment_code SET serial = serial WHERE kiosk_id = ?"), {kiosk});
    const auto rows = m_database.run(
        QStringLiteral("SELECT code_hash, ends_at, serial FROM enrolment_code WHERE kiosk_id = ?"), {kiosk});
    if (rows.empty()) return std::nullopt;
    return EnrolmentCode{rows[0][0].toString(), rows[0][1].toLongLong(), rows[0][2].toString()};
}

void KioskCertificates::useCode(const QString& kiosk, const QString& serial) {
    m_database.run(QStringLiteral("UPDATE enrolment_code SET serial = ? WHERE kiosk_id = ?"), {serial, kiosk});
}

void KioskCertificates::dropCode(const QString& kiosk) {
    m_database.run(QStringLiteral("DELETE FROM enrolment_code WHERE kiosk_id = ?"), {kiosk});
}

void KioskCertificates::put(const KioskCertificate& certificate) {
    m_database.run(QStringLiteral("INSERT INTO kiosk_certificate (serial, kiosk_id, key_hash, by_serial, pem, "
                                  "issued_at, not_after) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                   {certificate.serial, certificate.kiosk, certificate.keyHash, certificate.by, certificate.pem,
                    big(certificate.issuedAt), big(certificate.notAfter)});
}

std::optional<KioskCertificate> KioskCertificates::find(const QString& serial) {
    return one(QStringLiteral("serial"), serial);
}

std::optional<KioskCertificate> KioskCertificates::ofKey(const QString& keyHash) {
    return one(QStringLiteral("key_hash"), keyHash);
}

std::optional<KioskCertificate> KioskCertificates::renewalOf(const QString& serial) {
    return one(QStringLiteral("by_serial"), serial);
}

std::optional<KioskCertificate> KioskCertificates::one(const QString& where, const QString& value) {
    const auto rows =
        m_database.run(QStringLiteral("SELECT serial, kiosk_id, key_hash, by_serial, pem, issued_at, not_after, "
                                      "revoked_at FROM kiosk_certificate WHERE %1 = ?")
                           .arg(where),
                       {value});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    return KioskCertificate{row[0].toString(), row[1].toString(),   row[2].toString(),   row[3].toString(),
                            row[4].toString(), row[5].toLongLong(), row[6].toLongLong(), row[7].toLongLong()};
}

int KioskCertificates::revoke(const QString& kiosk, std::int64_t now, const QString& except) {
    m_database.run(QStringLiteral("UPDATE kiosk_certificate SET revoked_at = ? WHERE kiosk_id = ? AND revoked_at = 0 "
                                  "AND serial <> ?"),
                   {big(now), kiosk, except});
    return m_database.changed();
}

bool KioskCertificates::isRevoked(const QString& serial) {
    const auto known = find(serial);
    return known && known->revokedAt != 0;
}

std::set<QString> KioskCertificates::cutOff() {
    std::set<QString> kiosks;
    for (const Row& row : m_database.run(
             QStringLiteral("SELECT kiosk_id FROM kiosk_certificate GROUP BY kiosk_id HAVING MIN(revoked_at) > 0"))) {
        kiosks.insert(row[0].toString());
    }
    return kiosks;
}

bool KioskCertificates::isCutOff(const QString& kiosk) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT COALESCE(MIN(revoked_at), 0) FROM kiosk_certificate WHERE kiosk_id = ?"), {kiosk});
    return !rows.empty() && rows[0][0].toLongLong() > 0;
}

std::vector<RevokedSerial> KioskCertificates::revoked(std::int64_t now) {
    const std::int64_t ended = now - std::chrono::milliseconds(listedAfterEnd).count();
    std::vector<RevokedSerial> all;
    for (const Row& row : m_database.run(QStringLiteral("SELECT serial, revoked_at FROM kiosk_certificate "
                                                        "WHERE revoked_at > 0 AND not_after > ? ORDER BY serial"),
                                         {big(ended)})) {
        all.push_back({row[0].toString(), row[1].toLongLong() / 1000});
    }
    return all;
}

std::int64_t KioskCertificates::takeListNumber() {
    const auto rows =
        m_database.run(QStringLiteral("UPDATE counter SET value = value + 1 WHERE name = 'crl' RETURNING value"));
    return rows.empty() ? 0 : rows[0][0].toLongLong();
}

}  // namespace evergreen::desk

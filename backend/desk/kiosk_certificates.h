// What the desk knows of kiosks' certificates: those it has issued, which of them are revoked, and the one-time codes
// by which the next may be had. All that changes is called in a transaction (DeskBooks::inOneGo).
#pragma once

#include "backend/certificates/certificate_maker.h"
#include "backend/database/database.h"

#include <chrono>
#include <optional>
#include <set>

namespace evergreen::desk {

struct KioskCertificate {
    QString serial{};
    QString kiosk{};
    QString keyHash{};
    QString by{};  ///< the serial number of the certificate that asked for it; empty: a one-time code did
    QString pem{};
    std::int64_t issuedAt = 0;
    std::int64_t notAfter = 0;
    std::int64_t revokedAt = 0;  ///< 0: it is not
    bool operator==(const KioskCertificate&) const = default;
};

struct EnrolmentCode {
    QString hash{};
    std::int64_t endsAt = 0;
    QString serial{};  ///< of the certificate that it was used for; empty: it was not
    bool operator==(const EnrolmentCode&) const = default;
};

class KioskCertificates {
public:
    /// So long a revoked certificate stays in the lists after its end, which every reader then sees by itself.
    static constexpr std::chrono::hours listedAfterEnd{48};

    explicit KioskCertificates(Database& database) : m_database(database) {}

    /// In the place of the former.
    void putCode(const QString& kiosk, const QString& hash, std::int64_t endsAt);
    /// It stays as it is until the commit: whoever else asks waits.
    std::optional<EnrolmentCode> code(const QString& kiosk);
    void useCode(const QString& kiosk, const QString& serial);
    void dropCode(const QString& kiosk);

    void put(const KioskCertificate& certificate);
    std::optional<KioskCertificate> find(const QString& serial);
    std::optional<KioskCertificate> ofKey(const QString& keyHash);
    /// What was issued to who showed that certificate.
    std::optional<KioskCertificate> renewalOf(const QString& serial);

    /// All of the kiosk's but `except`; how many.
    int revoke(const QString& kiosk, std::int64_t now, const QString& except = {});
    bool isRevoked(const QString& serial);
    /// Kiosks that had certificates and have none left that is not revoked: nothing that is said in their names counts.
    std::set<QString> cutOff();
    bool isCutOff(const QString& kiosk);
    /// What the next list names, in the order of the serial numbers.
    std::vector<RevokedSerial> revoked(std::int64_t now);
    std::int64_t takeListNumber();

private:
    std::optional<KioskCertificate> one(const QString& where, const QString& value);

    Database& m_database;
};

}  // namespace evergreen::desk

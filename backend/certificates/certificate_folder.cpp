#include "backend/certificates/certificate_folder.h"

#include "backend/certificates/certificate_maker.h"
#include "backend/certificates/pem_text.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

Failure fault(const char* what) {
    return {FailureCode::StorageFault, QStringLiteral("certificates: ") + QString::fromLatin1(what)};
}

/// Five minutes back: the clocks of two machines of a demo need not agree to the second.
Validity validFromNow() {
    constexpr std::int64_t back_s = 300;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {now.toSecsSinceEpoch() - back_s, now.addDays(CertificateFolder::daysValid).toSecsSinceEpoch()};
}

}  // namespace

CertificateFolder::CertificateFolder(QString path) : m_path(std::move(path)) {}

bool CertificateFolder::exists(const QStringList& kioskNames) const {
    const auto isEnrolled = [this](const QString& kiosk) { return QFile::exists(kioskOrderPublicKey(kiosk)); };
    return QFile::exists(authority()) && QFile::exists(revocationList()) &&
           std::all_of(kioskNames.begin(), kioskNames.end(), isEnrolled);
}

Result<> CertificateFolder::make(const QStringList& kioskNames, const QStringList& revokedNames) const {
    if (!QDir().mkpath(m_path)) return fault("no folder");
    QFile::remove(authority());
    const Validity validity = validFromNow();
    const OwnedKey authorityKey = newP256Key();
    const Certificate ca = certificateFor(QStringLiteral("Evergreen development CA"), authorityKey.get(),
                                          {nullptr, authorityKey.get()}, validity,
                                          {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                           {NID_subject_key_identifier, "hash"}});
    if (!ca) return fault("CA");
    const Issuer issuer{ca.get(), authorityKey.get()};
    std::vector<RevokedSerial> revoked;
    bool ok = true;
    const auto add = [&](const QString& name, const QString& certificateFile, const QString& keyFile,
                         std::initializer_list<Extension> extensions) {
        const OwnedKey key = newP256Key();
        const Certificate certificate = certificateFor(name, key.get(), issuer, validity, extensions);
        ok = ok && certificate && saveWhole(keyFile, pemOf(key.get()), kOwnerOnly) &&
             saveWhole(certificateFile, pemOf(certificate.get()), kReadable);
        if (ok && revokedNames.contains(name)) revoked.push_back({serialOf(certificate.get()), validity.from});
    };
    const auto addServer = [&](const QString& certificateFile, const QString& keyFile) {
        add(QStringLiteral("localhost"), certificateFile, keyFile,
            {{NID_basic_constraints, "critical,CA:FALSE"},
             {NID_key_usage, "critical,digitalSignature"},
             {NID_ext_key_usage, "serverAuth"},
             {NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"}});
    };
    const auto addClient = [&](const QString& name) {
        add(name, kioskCertificate(name), kioskKey(name),
            {{NID_basic_constraints, "critical,CA:FALSE"},
             {NID_key_usage, "critical,digitalSignature"},
             {NID_ext_key_usage, "clientAuth"}});
    };
    addServer(serverCertificate(), serverKey());
    addServer(deskServerCertificate(), deskServerKey());
    addServer(brokerCertificate(), brokerKey());
    addClient(QString::fromUtf16(helpdeskName));
    for (const auto& kiosk : kioskNames) {
        addClient(kiosk);
        ok = ok && makeOrderKey(kiosk, OrderKeyKind::Ed25519).ok();
    }
    const RevocationList list = revocationListOf(revoked, issuer, validity, 1);
    ok = ok && list && saveWhole(revocationList(), pemOf(list.get()), kReadable);
    if (!ok || !saveWhole(authority(), pemOf(ca.get()), kReadable)) return fault("files");
    return {};
}

Result<> CertificateFolder::makeOrderKey(const QString& kiosk, OrderKeyKind kind) const {
    const char* algorithm = kind == OrderKeyKind::Sm2 ? "SM2" : "ED25519";
    const OwnedKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, algorithm));
    const bool ok = key && saveWhole(kioskOrderKey(kiosk), pemOf(key.get()), kOwnerOnly) &&
                    saveWhole(kioskOrderPublicKey(kiosk), publicPemOf(key.get()), kReadable);
    return ok ? Result<>() : fault("order key");
}

}  // namespace evergreen

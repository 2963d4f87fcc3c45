#include "backend/certificates/certificate_folder.h"

#include <algorithm>
#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <vector>

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace evergreen {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

struct Issuer {
    X509* certificate;
    EVP_PKEY* key;
};

struct Extension {
    int nid;
    const char* value;
};

Failure fault(const char* what) {
    return {FailureCode::StorageFault, QStringLiteral("certificates: ") + QString::fromLatin1(what)};
}

Key newKey() {
    return {EVP_EC_gen("P-256"), &EVP_PKEY_free};
}

bool addExtension(X509* certificate, X509* issuer, const Extension& extension) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> made(
        X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value), &X509_EXTENSION_free);
    return made && X509_add_ext(certificate, made.get(), -1) == 1;
}

/// A certificate for `key`; `issuer.certificate` null: signed by itself.
Certificate issue(const QString& commonName, EVP_PKEY* key, Issuer issuer,
                  std::initializer_list<Extension> extensions) {
    Certificate certificate(X509_new(), &X509_free);
    X509* const raw = certificate.get();
    X509* const by = issuer.certificate ? issuer.certificate : raw;
    const QByteArray name = commonName.toUtf8();
    X509_NAME* const subject = X509_get_subject_name(raw);
    std::array<unsigned char, 16> serial{};
    bool ok = RAND_bytes(serial.data(), serial.size()) == 1 && X509_set_version(raw, X509_VERSION_3) == 1;
    serial[0] &= 0x7f;  // Spec: RFC 5280 §4.1.2.2, positive
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_bin2bn(serial.data(), serial.size(), nullptr),
                                                             &BN_free);
    ok = ok && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(raw)) != nullptr;
    // Five minutes back: the clocks of two machines of a demo need not agree to the second.
    ok = ok && X509_gmtime_adj(X509_getm_notBefore(raw), -300) != nullptr;
    ok = ok && X509_time_adj_ex(X509_getm_notAfter(raw), CertificateFolder::daysValid, 0, nullptr) != nullptr;
    ok = ok && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(name.constData()),
                                          static_cast<int>(name.size()), -1, 0) == 1;
    ok = ok && X509_set_issuer_name(raw, X509_get_subject_name(by)) == 1 && X509_set_pubkey(raw, key) == 1;
    for (const auto& extension : extensions) ok = ok && addExtension(raw, by, extension);
    ok = ok && X509_sign(raw, issuer.key, EVP_sha256()) > 0;
    return ok ? std::move(certificate) : Certificate(nullptr, &X509_free);
}

using RevocationList = std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)>;

/// The list of these serial numbers, good for as long as the certificates are.
RevocationList revocationListOf(const std::vector<Certificate>& revoked, Issuer issuer) {
    RevocationList list(X509_CRL_new(), &X509_CRL_free);
    X509_CRL* const raw = list.get();
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> now(X509_gmtime_adj(nullptr, -300), &ASN1_TIME_free);
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> next(
        X509_time_adj_ex(nullptr, CertificateFolder::daysValid, 0, nullptr), &ASN1_TIME_free);
    bool ok = now && next && X509_CRL_set_version(raw, X509_CRL_VERSION_2) == 1 &&
              X509_CRL_set_issuer_name(raw, X509_get_subject_name(issuer.certificate)) == 1 &&
              X509_CRL_set1_lastUpdate(raw, now.get()) == 1 && X509_CRL_set1_nextUpdate(raw, next.get()) == 1;
    for (const Certificate& certificate : revoked) {
        std::unique_ptr<X509_REVOKED, decltype(&X509_REVOKED_free)> entry(X509_REVOKED_new(), &X509_REVOKED_free);
        ok = ok && X509_REVOKED_set_serialNumber(entry.get(), X509_get_serialNumber(certificate.get())) == 1 &&
             X509_REVOKED_set_revocationDate(entry.get(), now.get()) == 1 &&
             X509_CRL_add0_revoked(raw, entry.get()) == 1;
        if (ok) [[maybe_unused]]
            auto* const theLists = entry.release();
    }
    ok = ok && X509_CRL_sort(raw) == 1 && X509_CRL_sign(raw, issuer.key, EVP_sha256()) > 0;
    return ok ? std::move(list) : RevocationList(nullptr, &X509_CRL_free);
}

QByteArray taken(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<qsizetype>(size)};
}

QByteArray pem(X509* certificate) {
    const Bio memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(memory.get(), certificate);
    return taken(memory.get());
}

QByteArray pem(X509_CRL* list) {
    const Bio memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509_CRL(memory.get(), list);
    return taken(memory.get());
}

QByteArray publicPem(EVP_PKEY* key) {
    const Bio memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PUBKEY(memory.get(), key);
    return taken(memory.get());
}

QByteArray pem(EVP_PKEY* key) {
    const Bio memory(BIO_new(BIO_s_secmem()), &BIO_free);
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return taken(memory.get());
}

bool save(const QString& path, const QByteArray& content, QFile::Permissions permissions) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) &&
           file.write(content) == content.size() && file.commit();
}

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kReadable = kOwnerOnly | QFile::ReadGroup | QFile::ReadOther;

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
    const Key authorityKey = newKey();
    const Certificate ca =
        issue(QStringLiteral("Evergreen development CA"), authorityKey.get(), {nullptr, authorityKey.get()},
              {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
               {NID_key_usage, "critical,keyCertSign,cRLSign"},
               {NID_subject_key_identifier, "hash"}});
    if (!ca) return fault("CA");
    const Issuer issuer{ca.get(), authorityKey.get()};
    std::vector<Certificate> revoked;
    bool ok = true;
    const auto add = [&](const QString& name, const QString& certificateFile, const QString& keyFile,
                         std::initializer_list<Extension> extensions) {
        const Key key = newKey();
        Certificate certificate = issue(name, key.get(), issuer, extensions);
        ok = ok && certificate && save(keyFile, pem(key.get()), kOwnerOnly) &&
             save(certificateFile, pem(certificate.get()), kReadable);
        if (revokedNames.contains(name)) revoked.push_back(std::move(certificate));
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
    const RevocationList list = revocationListOf(revoked, issuer);
    ok = ok && list && save(revocationList(), pem(list.get()), kReadable);
    if (!ok || !save(authority(), pem(ca.get()), kReadable)) return fault("files");
    return {};
}

Result<> CertificateFolder::makeOrderKey(const QString& kiosk, OrderKeyKind kind) const {
    const char* algorithm = kind == OrderKeyKind::Sm2 ? "SM2" : "ED25519";
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, algorithm), &EVP_PKEY_free);
    const bool ok = key && save(kioskOrderKey(kiosk), pem(key.get()), kOwnerOnly) &&
                    save(kioskOrderPublicKey(kiosk), publicPem(key.get()), kReadable);
    return ok ? Result<>() : fault("order key");
}

}  // namespace evergreen

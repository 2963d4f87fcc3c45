#include "backend/certificates/certificate_maker.h"

#include <array>
#include <ctime>
#include <openssl/ec.h>
#include <openssl/rand.h>

namespace evergreen {

namespace {

using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Integer = std::unique_ptr<ASN1_INTEGER, Freed<ASN1_INTEGER_free>>;
using OwnedExtension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Time = std::unique_ptr<ASN1_TIME, Freed<ASN1_TIME_free>>;

constexpr std::size_t kSerialBytes = 16;

Time timeOf(std::int64_t seconds) {
    return Time(ASN1_TIME_set(nullptr, static_cast<time_t>(seconds)));
}

/// Of a certificate or of a list: the other is null.
OwnedExtension extensionOf(const Extension& extension, X509* issuer, X509* certificate, X509_CRL* list) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, list, 0);
    return OwnedExtension(X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value));
}

bool addExtension(X509* certificate, X509* issuer, const Extension& extension) {
    const OwnedExtension made = extensionOf(extension, issuer, certificate, nullptr);
    return made && X509_add_ext(certificate, made.get(), -1) == 1;
}

/// Spec: RFC 5280 §5.2.1 and §5.2.3
bool addIssuerAndNumber(X509_CRL* list, X509* issuer, std::int64_t number) {
    const OwnedExtension made = extensionOf({NID_authority_key_identifier, "keyid"}, issuer, nullptr, list);
    const Integer ordinal(ASN1_INTEGER_new());
    return made && X509_CRL_add_ext(list, made.get(), -1) == 1 && ordinal &&
           ASN1_INTEGER_set_int64(ordinal.get(), number) == 1 &&
           X509_CRL_add1_ext_i2d(list, NID_crl_number, ordinal.get(), 0, 0) == 1;
}

bool setSerial(X509* certificate) {
    std::array<unsigned char, kSerialBytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) return false;
    // Of a BIGNUM the integer is positive whatever its first bit. Spec: RFC 5280 §4.1.2.2
    const Number number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setName(X509* certificate, const QString& commonName) {
    const QByteArray name = commonName.toUtf8();
    return X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0) == 1;
}

Integer integerOf(const QString& serial) {
    BIGNUM* number = nullptr;
    if (BN_hex2bn(&number, serial.toLatin1().constData()) == 0) return nullptr;
    const Number owned(number);
    return Integer(BN_to_ASN1_INTEGER(number, nullptr));
}

bool addRevoked(X509_CRL* list, const RevokedSerial& revoked) {
    const Integer serial = integerOf(revoked.serial);
    const Time when = timeOf(revoked.at);
    std::unique_ptr<X509_REVOKED, Freed<X509_REVOKED_free>> entry(X509_REVOKED_new());
    const bool ok = serial && when && X509_REVOKED_set_serialNumber(entry.get(), serial.get()) == 1 &&
                    X509_REVOKED_set_revocationDate(entry.get(), when.get()) == 1 &&
                    X509_CRL_add0_revoked(list, entry.get()) == 1;
    if (ok) [[maybe_unused]]
        auto* const theLists = entry.release();
    return ok;
}

}  // namespace

OwnedKey newP256Key() {
    return OwnedKey(EVP_EC_gen("P-256"));
}

Certificate certificateFor(const QString& commonName, EVP_PKEY* key, Issuer issuer, Validity validity,
                           std::initializer_list<Extension> extensions) {
    Certificate certificate(X509_new());
    X509* const raw = certificate.get();
    X509* const by = issuer.certificate ? issuer.certificate : raw;
    const Time from = timeOf(validity.from);
    const Time until = timeOf(validity.until);
    bool ok = raw && from && until && X509_set_version(raw, X509_VERSION_3) == 1 && setSerial(raw) &&
              X509_set1_notBefore(raw, from.get()) == 1 && X509_set1_notAfter(raw, until.get()) == 1 &&
              setName(raw, commonName) && X509_set_issuer_name(raw, X509_get_subject_name(by)) == 1 &&
              X509_set_pubkey(raw, key) == 1;
    for (const Extension& extension : extensions) ok = ok && addExtension(raw, by, extension);
    ok = ok && X509_sign(raw, issuer.key, EVP_sha256()) > 0;
    return ok ? std::move(certificate) : nullptr;
}

RevocationList revocationListOf(const std::vector<RevokedSerial>& revoked, Issuer issuer, Validity validity,
                                std::int64_t number) {
    RevocationList list(X509_CRL_new());
    X509_CRL* const raw = list.get();
    const Time from = timeOf(validity.from);
    const Time until = timeOf(validity.until);
    bool ok = raw && from && until && X509_CRL_set_version(raw, X509_CRL_VERSION_2) == 1 &&
              X509_CRL_set_issuer_name(raw, X509_get_subject_name(issuer.certificate)) == 1 &&
              X509_CRL_set1_lastUpdate(raw, from.get()) == 1 && X509_CRL_set1_nextUpdate(raw, until.get()) == 1 &&
              addIssuerAndNumber(raw, issuer.certificate, number);
    for (const RevokedSerial& one : revoked) ok = ok && addRevoked(raw, one);
    ok = ok && X509_CRL_sort(raw) == 1 && X509_CRL_sign(raw, issuer.key, EVP_sha256()) > 0;
    return ok ? std::move(list) : nullptr;
}

QDateTime momentOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

QString serialOf(const X509* certificate) {
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    const std::unique_ptr<char, void (*)(char*)> text(number ? BN_bn2hex(number.get()) : nullptr,
                                                      [](char* hex) { OPENSSL_free(hex); });
    return QString::fromLatin1(text.get());
}

}  // namespace evergreen

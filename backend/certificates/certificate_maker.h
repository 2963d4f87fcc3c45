// Makes certificates and lists of revoked ones: for CertificateFolder, which is for trying out, and for the authority
// that issues in earnest (backend/authority). ECDSA with SHA-256. Knows no file.
#pragma once

#include "kiosk/base/freed.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <openssl/x509v3.h>
#include <vector>

#include <QDateTime>
#include <QString>

namespace evergreen {

using OwnedKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using RevocationList = std::unique_ptr<X509_CRL, Freed<X509_CRL_free>>;

struct Issuer {
    X509* certificate = nullptr;  ///< null: a certificate that is signed by itself
    EVP_PKEY* key = nullptr;
};

struct Extension {
    int nid;
    const char* value;
};

/// Seconds since 1970, UTC.
struct Validity {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

struct RevokedSerial {
    QString serial;       ///< as serialOf()
    std::int64_t at = 0;  ///< seconds since 1970
    bool operator==(const RevokedSerial&) const = default;
};

OwnedKey newP256Key();

/// A certificate for `key` with a random serial number of 128 bits. Null when OpenSSL does not do it.
Certificate certificateFor(const QString& commonName, EVP_PKEY* key, Issuer issuer, Validity validity,
                           std::initializer_list<Extension> extensions);

/// `number` grows with every list of an issuer. Null when OpenSSL does not do it. Spec: RFC 5280 §5.2.3
RevocationList revocationListOf(const std::vector<RevokedSerial>& revoked, Issuer issuer, Validity validity,
                                std::int64_t number);

/// Upper-case hexadecimal.
QString serialOf(const X509* certificate);

/// UTC; invalid for what is no time.
QDateTime momentOf(const ASN1_TIME* time);

}  // namespace evergreen

// What a kiosk sends that wants a certificate: PKCS#10, in PEM. Nothing of it is believed but the public key, and that
// only because the request is signed with its other half: names, extensions and whatever else it asks for are not read.
#pragma once

#include "backend/certificates/certificate_maker.h"
#include "kiosk/base/result.h"

#include <QByteArray>

namespace evergreen {

class SigningRequest {
public:
    /// One of a P-256 key has about 400.
    static constexpr qsizetype pemBytesMax = 4096;

    /// ConfigBad: too long, no request, a key that is not P-256 by name, or not signed with it. Spec: RFC 2986 §4.2
    static Result<SigningRequest> read(const QByteArray& pem);

    EVP_PKEY* key() const { return m_key.get(); }
    /// SHA-256 of the SubjectPublicKeyInfo, in hexadecimal: what a key is known by.
    const QString& keyHash() const { return m_keyHash; }

private:
    SigningRequest(OwnedKey key, QString keyHash) : m_key(std::move(key)), m_keyHash(std::move(keyHash)) {}

    OwnedKey m_key;
    QString m_keyHash;
};

}  // namespace evergreen

// The keys with which each kiosk signs its orders, as the bank knows them from the day it took the kiosk in: the file
// <kiosk>.orders.pem, public keys in PEM. The first is the key in use. Keys that it replaced stay behind it: they no
// longer order anything, and still prove what they ordered. Nothing here ever comes from a request.
#pragma once

#include "kiosk/base/result.h"

#include <map>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QString>

using EVP_PKEY = struct evp_pkey_st;

namespace evergreen {

class VerifyingKey {
public:
    /// Every key of the file, at least one. ConfigBad when one is neither Ed25519 nor SM2.
    static Result<std::vector<VerifyingKey>> load(const QString& file);
    static constexpr int perFileMax = 16;

    QString algorithm() const;                             ///< as in the header: "ed25519", "sm2"
    QString fingerprint() const { return m_fingerprint; }  ///< SHA-256 of the SubjectPublicKeyInfo, hexadecimal
    bool fits(const QByteArray& text, const QByteArray& signature) const;

private:
    explicit VerifyingKey(EVP_PKEY* owned);
    bool isUsable() const;

    std::shared_ptr<EVP_PKEY> m_key;
    bool m_isSm2 = false;
    QString m_fingerprint;
};

class EnrolledKeys {
public:
    /// Reads all <kiosk>.orders.pem of the folder. ConfigBad names the file.
    Result<> open(const QString& folder);

    /// The one in use; null for a kiosk that is not known.
    const VerifyingKey* inUse(const QString& kiosk) const;
    /// Any of this kiosk's, replaced ones too; null for none.
    const VerifyingKey* find(const QString& kiosk, const QString& fingerprint) const;

private:
    std::map<QString, std::vector<VerifyingKey>> m_keys;
};

}  // namespace evergreen

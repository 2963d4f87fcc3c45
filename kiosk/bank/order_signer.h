// Signs requests that move money with the kiosk's own key: ECDSA P-256 over SHA-256. Owned by BankChannel.
#pragma once

#include "kiosk/base/result.h"

#include <memory>

#include <QByteArray>
#include <QString>

using EVP_PKEY = struct evp_pkey_st;

namespace evergreen {

class OrderSigner {
public:
    OrderSigner();
    ~OrderSigner();

    /// A PEM file. ConfigBad when it holds no EC key.
    Result<> load(const QString& keyFile);

    /// DER signature in base64. ConfigBad before load().
    Result<QByteArray> sign(const QByteArray& text) const;

private:
    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> m_key;
};

}  // namespace evergreen

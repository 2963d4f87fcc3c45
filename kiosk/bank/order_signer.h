// Signs requests that move money with the kiosk's order key, which is another than its TLS key: whoever holds the
// connection's key, a gateway of the bank say, still cannot order anything. The key alone decides the algorithm:
// Ed25519, or SM2 with SM3. Owned by BankChannel. What is signed: backend/api/bank.yaml, "Orders".
#pragma once

#include "kiosk/base/result.h"

#include <memory>

#include <QByteArray>
#include <QString>

using EVP_PKEY = struct evp_pkey_st;

namespace evergreen {

/// Everything that the signature of one request covers.
struct OrderToSign {
    QString kiosk;     ///< its name, as in its certificate
    QString customer;  ///< the bank's opaque id of who orders
    QByteArray time;   ///< UTC, "2026-03-16T01:30:00Z"
    QByteArray method;
    QByteArray path;  ///< percent-decoded, without a query
    QByteArray idempotencyKey;
    QByteArray body;
};

class OrderSigner {
public:
    OrderSigner();
    ~OrderSigner();

    /// A PEM file that only its owner may read. ConfigBad says what is wrong with it.
    Result<> load(const QString& keyFile);

    /// The header Kiosk-Signature: algorithm, time, signature in base64. ConfigBad before load().
    Result<QByteArray> sign(const OrderToSign& order) const;

private:
    Result<QByteArray> signatureOf(const QByteArray& text) const;

    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> m_key;
    bool m_isSm2 = false;
};

}  // namespace evergreen

// The signature under a request that moves money: what it covers, and whether it is the ordering kiosk's. So an order
// cannot be made up by whoever sits between the TLS end and the bank's books. Its form: backend/api/bank.yaml.
#pragma once

#include "backend/bank_sandbox/enrolled_keys.h"
#include "backend/http/http_message.h"

#include <optional>

namespace evergreen {

/// Found good, as it is kept.
struct OrderSignature {
    QString kiosk{};
    QString algorithm{};
    QString keyFingerprint{};
    QByteArray text{};       ///< what was signed
    QByteArray signature{};  ///< Ed25519: 64 bytes (RFC 8032); SM2: DER
};

/// A signed text taken apart.
struct SignedOrder {
    QString kiosk;
    QString customer;  ///< the API's customerId
    QString time;
    QString method;
    QString path;
    QString key;  ///< idempotency key; empty where a request has none in a header
    QByteArray body;
};

/// The signature under a request of this customer's session, by the key in use of the kiosk whose certificate brought
/// it; nothing for any other.
std::optional<OrderSignature> signatureUnder(const HttpRequest& request, const QString& customerId,
                                             const EnrolledKeys& keys);

/// Nothing for a text of another layout.
std::optional<SignedOrder> signedOrderIn(const QByteArray& text);

}  // namespace evergreen

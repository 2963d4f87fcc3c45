// The signature under a request that moves money: ECDSA P-256 over SHA-256, by the key of the kiosk's own certificate.
// So an order cannot be made up by whoever sits between the TLS end and the bank's books. What is signed: method, path,
// idempotency key and body, separated by line feeds.
#pragma once

#include <QByteArray>

namespace evergreen {

bool signatureFits(const QByteArray& signedText, const QByteArray& signatureBase64, const QByteArray& certificateDer);

}  // namespace evergreen

// Who is at the other end of a TLS connection, from the certificate that the handshake has already verified.
#pragma once

#include <QString>

using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;

namespace evergreen {

/// The certificate's common name; empty when the peer showed none.
QString peerNameOf(const SSL* connection);

/// Its serial number, in upper-case hexadecimal; empty when the peer showed none.
QString peerSerialOf(const SSL* connection);

/// Believes clients whose certificates this file's (PEM) have signed, and nobody above them; of a file that is there,
/// not those that the list in it (PEM) names. False when one cannot be read.
bool believeClients(SSL_CTX* context, const QString& authorityFile, const QString& revocationFile);

}  // namespace evergreen

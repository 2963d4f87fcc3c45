// Who is at the other end of a TLS connection, from the certificate that the handshake has already verified.
#pragma once

#include <QString>

using SSL = struct ssl_st;
using SSL_CTX = struct ssl_ctx_st;

namespace evergreen {

/// The certificate's common name; empty when the peer showed none.
QString peerNameOf(const SSL* connection);

/// Refuses certificates that the list in this file (PEM) names; false when it cannot be read.
bool refuseRevoked(SSL_CTX* context, const QString& revocationFile);

}  // namespace evergreen

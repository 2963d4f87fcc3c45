// Who is at the other end of a TLS connection, from the certificate that the handshake has already verified.
#pragma once

#include <QString>

using SSL = struct ssl_st;

namespace evergreen {

/// The certificate's common name; empty when the peer showed none.
QString peerNameOf(const SSL* connection);

}  // namespace evergreen

// Who is at the other end of a TLS connection, from the certificate that the handshake has already verified.
#pragma once

#include <QByteArray>
#include <QString>

using SSL = struct ssl_st;

namespace evergreen {

struct PeerCertificate {
    QString commonName;
    QByteArray der;
};

/// Empty fields when the peer showed none.
PeerCertificate peerCertificateOf(const SSL* connection);

}  // namespace evergreen

// A TCP port of the loopback that nobody listens on, for a server that is started as a child.
#pragma once

#include <QTcpServer>

namespace evergreen {

/// Free now; whoever is quicker may still take it, and then the server's start fails. 0: there is none.
inline quint16 freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

}  // namespace evergreen

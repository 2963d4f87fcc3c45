// The control words as JSON lines on a Unix socket, one answer line each. Only the socket's owner may connect. Lives on
// the program's main thread.
#pragma once

#include "backend/bank_sandbox/bank_sandbox.h"

#include <QLocalServer>

namespace evergreen {

class ControlSocket {
public:
    static constexpr qint64 lineBytesMax = 4096;  ///< a longer line ends the connection

    explicit ControlSocket(BankSandbox& bank);

    /// ConfigBad when the path cannot be listened on.
    Result<> listen(const QString& path);

private:
    void welcome();
    void readLines(QLocalSocket& socket);

    BankSandbox& m_bank;
    QLocalServer m_server;
};

}  // namespace evergreen

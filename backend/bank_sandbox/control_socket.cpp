#include "backend/bank_sandbox/control_socket.h"

#include <QJsonDocument>
#include <QLocalSocket>

namespace evergreen {

ControlSocket::ControlSocket(BankSandbox& bank) : m_bank(bank) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { welcome(); });
}

Result<> ControlSocket::listen(const QString& path) {
    QLocalServer::removeServer(path);  // a socket left by a killed predecessor
    if (m_server.listen(path)) return {};
    return Failure{FailureCode::ConfigBad, QStringLiteral("control socket: ") + m_server.errorString()};
}

void ControlSocket::welcome() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QLocalSocket::readyRead, &m_server, [this, socket] { readLines(*socket); });
    }
}

void ControlSocket::readLines(QLocalSocket& socket) {
    while (socket.canReadLine()) {
        const auto word = QJsonDocument::fromJson(socket.readLine(lineBytesMax)).object();
        socket.write(QJsonDocument(m_bank.control(word)).toJson(QJsonDocument::Compact) + '\n');
    }
    if (socket.bytesAvailable() > lineBytesMax) socket.abort();
}

}  // namespace evergreen

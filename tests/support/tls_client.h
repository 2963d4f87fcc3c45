// A blocking TLS client for raw bytes, to say to a server what a proper client never would. For servers that live on
// another thread; every wait ends by an event or after `patience`.
#pragma once

#include "backend/certificates/certificate_folder.h"

#include <chrono>

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace evergreen {

class TlsClient {
public:
    static constexpr int patience = 20'000;  // ms

    explicit TlsClient(const CertificateFolder& trusted) {
        m_configuration.setCaCertificates(QSslCertificate::fromPath(trusted.authority()));
        m_socket.setSslConfiguration(m_configuration);
    }

    void showCertificate(const QString& certificateFile, const QString& keyFile) {
        QFile key(keyFile);
        if (!key.open(QIODevice::ReadOnly)) return;
        m_configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
        m_configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        m_socket.setSslConfiguration(m_configuration);
    }

    bool connect(quint16 port) {
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return m_socket.waitForEncrypted(patience);
    }

    void send(const QByteArray& bytes) {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Everything until the server closes.
    QByteArray untilClosed() {
        QByteArray all;
        while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(patience)) {
            all += m_socket.readAll();
        }
        return all + m_socket.readAll();
    }

    /// Everything until `ending` was read, or the connection ended.
    QByteArray until(const QByteArray& ending) {
        QByteArray all = m_socket.readAll();
        while (!all.contains(ending) && m_socket.waitForReadyRead(patience)) all += m_socket.readAll();
        return all;
    }

    bool closedByServer() { return m_socket.state() != QAbstractSocket::ConnectedState; }
    QSslSocket& socket() { return m_socket; }

private:
    QSslConfiguration m_configuration = QSslConfiguration::defaultConfiguration();
    QSslSocket m_socket;
};

}  // namespace evergreen

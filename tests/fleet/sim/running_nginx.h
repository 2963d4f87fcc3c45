// A real nginx as a child of this program, with the project's own configuration (fleet/nginx.conf.in) over a
// repository's folder, and what it has served.
#pragma once

#include "backend/certificates/certificate_folder.h"
#include "net/server_process.h"

namespace evergreen {

class RunningNginx {
public:
    /// Nothing is started yet. The folder is there and for this alone.
    RunningNginx(QString folder, QString repository, CertificateFolder certificates);

    /// Writes its configuration, starts it on a free port and waits until that is open. ConfigBad.
    Result<> start();

    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }

    struct Served {
        qint64 requests = 0;
        qint64 bytes = 0;       ///< sent, headers included, without TLS's own
        qint64 handshakes = 0;  ///< connections that asked for anything
        qint64 polls = 0;       ///< each asks for the timestamp once

        Served since(const Served& before) const;
    };
    /// Up to about a second ago.
    Served served();

private:
    Result<> writeConfiguration() const;

    const QString m_folder;
    const QString m_repository;
    const CertificateFolder m_certificates;
    quint16 m_port = 0;
    ServerProcess m_process;
    Served m_served;
    qint64 m_readBytes = 0;
};

}  // namespace evergreen

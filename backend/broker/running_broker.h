// A real mosquitto as a child of this program, for demo and tests: written, started, waited for, and ended with it. It
// keeps its folder and port over kill() and start(), as a broker does whose machine restarts.
#pragma once

#include "backend/broker/broker_files.h"
#include "net/server_process.h"

namespace evergreen {

class RunningBroker {
public:
    /// Nothing is started yet. `place.port` 0: a free one, found at the first start.
    RunningBroker(BrokerPlace place, CertificateFolder certificates);

    /// Writes the files, starts mosquitto and waits until its port is open. ConfigBad when it does not.
    Result<> start();

    /// Has mosquitto read the lists of revoked certificates, when one has changed (SIGHUP). Who is connected stays so.
    /// StorageFault, and it is tried again the next time.
    Result<> takeRevoked();

    /// SIGKILL: what a power cut is to it.
    void kill() { m_process.kill(); }

    /// SIGTERM, and waits.
    void stop() { m_process.stop(); }

    quint16 port() const { return m_place.port; }
    qint64 processId() const { return m_process.processId(); }

private:
    BrokerPlace m_place;
    CertificateFolder m_certificates;
    QByteArray m_revoked;  ///< the lists as mosquitto has read them
    ServerProcess m_process;
};

}  // namespace evergreen

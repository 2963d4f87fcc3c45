// A real mosquitto as a child of this program, for demo and tests: written, started, waited for, and ended with it. It
// keeps its folder and port over kill() and start(), as a broker does whose machine restarts.
#pragma once

#include "backend/broker/broker_files.h"

#include <chrono>

#include <QProcess>

namespace evergreen {

class RunningBroker {
public:
    static constexpr std::chrono::milliseconds readyMax{10'000};
    static constexpr std::chrono::milliseconds endMax{3'000};

    /// Nothing is started yet. `place.port` 0: a free one, found at the first start.
    RunningBroker(BrokerPlace place, CertificateFolder certificates);
    ~RunningBroker();

    /// Writes the files, starts mosquitto and waits until its port is open. ConfigBad when it does not.
    Result<> start();

    /// SIGKILL: what a power cut is to it.
    void kill();

    /// SIGTERM, and waits.
    void stop();

    quint16 port() const { return m_place.port; }
    qint64 processId() const { return m_process.processId(); }

private:
    Result<> awaitPort();

    BrokerPlace m_place;
    CertificateFolder m_certificates;
    QProcess m_process;
};

}  // namespace evergreen

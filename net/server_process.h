// A server that others wrote (mosquitto, nginx) as a child of this program: started, waited for until its port is open,
// and ended with this program, however that ends. It may be started again after it was killed.
#pragma once

#include "kiosk/base/result.h"

#include <chrono>

#include <QProcess>

namespace evergreen {

class ServerProcess {
public:
    static constexpr std::chrono::milliseconds readyMax{10'000};
    /// To end in order; then it is killed.
    static constexpr std::chrono::milliseconds endMax{5'000};

    /// What it says is added to the file.
    explicit ServerProcess(const QString& logFile);
    ~ServerProcess() { stop(); }

    /// `program` is searched for in PATH and in /usr/sbin, where daemons lie. ConfigBad when the port does not open.
    Result<> start(const QString& program, const QStringList& arguments, const QString& address, quint16 port);

    /// SIGKILL: what a power cut is to it.
    void kill();
    /// SIGTERM, and waits.
    void stop();

    qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
};

}  // namespace evergreen

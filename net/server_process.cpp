#include "net/server_process.h"

#include <csignal>
#include <sys/prctl.h>

#include <QDeadlineTimer>
#include <QStandardPaths>
#include <QTcpSocket>

namespace evergreen {

namespace {

constexpr int kKnock_ms = 20;

QString found(const QString& program) {
    const QString path = QStandardPaths::findExecutable(program);
    return path.isEmpty() ? QStringLiteral("/usr/sbin/") + program : path;
}

}  // namespace

ServerProcess::ServerProcess(const QString& logFile) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile, QIODevice::Append);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

Result<> ServerProcess::start(const QString& program, const QStringList& arguments, const QString& address,
                              quint16 port) {
    m_process.start(found(program), arguments);
    const QDeadlineTimer deadline(readyMax);
    while (!deadline.hasExpired() && !m_process.waitForFinished(kKnock_ms) &&
           m_process.state() != QProcess::NotRunning) {
        QTcpSocket knock;
        knock.connectToHost(address, port);
        if (knock.waitForConnected(kKnock_ms)) return {};
    }
    return Failure{FailureCode::ConfigBad, program + QStringLiteral(" does not start: ") + m_process.errorString()};
}

void ServerProcess::kill() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(static_cast<int>(endMax.count()));
}

void ServerProcess::stop() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    if (!m_process.waitForFinished(static_cast<int>(endMax.count()))) kill();
}

}  // namespace evergreen

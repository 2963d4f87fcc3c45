#include "backend/broker/running_broker.h"

#include "net/free_port.h"

#include <csignal>
#include <sys/prctl.h>

#include <QDeadlineTimer>
#include <QStandardPaths>
#include <QTcpSocket>

namespace evergreen {

namespace {

constexpr int kKnock_ms = 20;

QString mosquitto() {
    const QString found = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
    return found.isEmpty() ? QStringLiteral("/usr/sbin/mosquitto") : found;
}

}  // namespace

RunningBroker::RunningBroker(BrokerPlace place, CertificateFolder certificates)
    : m_place(std::move(place)), m_certificates(std::move(certificates)) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_place.folder + QStringLiteral("/mosquitto.log"), QIODevice::Append);
    // However this program ends, the broker ends with it.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

RunningBroker::~RunningBroker() {
    stop();
}

Result<> RunningBroker::start() {
    if (m_place.port == 0) m_place.port = freePort();
    auto written = writeBrokerFiles(m_place, m_certificates);
    if (!written) return written;
    m_process.start(mosquitto(), {QStringLiteral("-c"), brokerConfigurationFile(m_place)});
    return awaitPort();
}

Result<> RunningBroker::awaitPort() {
    const QDeadlineTimer deadline(readyMax);
    while (!deadline.hasExpired() && !m_process.waitForFinished(kKnock_ms) &&
           m_process.state() != QProcess::NotRunning) {
        QTcpSocket knock;
        knock.connectToHost(m_place.address, m_place.port);
        if (knock.waitForConnected(kKnock_ms)) return {};
    }
    return Failure{FailureCode::ConfigBad, QStringLiteral("mosquitto does not start: ") + m_process.errorString()};
}

void RunningBroker::kill() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(static_cast<int>(endMax.count()));
}

void RunningBroker::stop() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    if (!m_process.waitForFinished(static_cast<int>(endMax.count()))) kill();
}

}  // namespace evergreen

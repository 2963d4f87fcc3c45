#include "tests/fleet/sim/running_nginx.h"

#include "net/free_port.h"

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

namespace evergreen {

namespace {

constexpr int kKnock_ms = 20;

QString nginx() {
    const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    return found.isEmpty() ? QStringLiteral("/usr/sbin/nginx") : found;
}

Failure failed(const QString& why) {
    return {FailureCode::ConfigBad, QStringLiteral("nginx: ") + why};
}

}  // namespace

RunningNginx::RunningNginx(QString folder, QString repository, CertificateFolder certificates)
    : m_folder(std::move(folder)), m_repository(std::move(repository)), m_certificates(std::move(certificates)) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder + QStringLiteral("/nginx.log"), QIODevice::Append);
    // However this program ends, the server ends with it.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

RunningNginx::~RunningNginx() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    if (!m_process.waitForFinished(static_cast<int>(endMax.count()))) m_process.kill();
    m_process.waitForFinished(static_cast<int>(endMax.count()));
}

Result<> RunningNginx::writeConfiguration() const {
    QFile sample(QStringLiteral(EVERGREEN_SOURCE_DIR "/fleet/nginx.conf.in"));
    if (!sample.open(QIODevice::ReadOnly)) return failed(sample.fileName());
    const passwd* const me = getpwuid(geteuid());
    QByteArray text = sample.readAll();
    text.replace("@USER@", me ? me->pw_name : "www-data");
    text.replace("@PORT@", QByteArray::number(m_port));
    text.replace("@CERTIFICATE@", m_certificates.serverCertificate().toUtf8());
    text.replace("@KEY@", m_certificates.serverKey().toUtf8());
    text.replace("@REPOSITORY@", m_repository.toUtf8());
    QFile file(m_folder + QStringLiteral("/nginx.conf"));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return isWritten ? Result<>() : failed(file.fileName());
}

Result<> RunningNginx::start() {
    m_port = freePort();
    auto written = writeConfiguration();
    if (!written) return written;
    m_process.start(nginx(), {QStringLiteral("-p"), m_folder, QStringLiteral("-c"), QStringLiteral("nginx.conf"),
                              QStringLiteral("-e"), QStringLiteral("error.log")});
    const QDeadlineTimer deadline(readyMax);
    while (!deadline.hasExpired() && !m_process.waitForFinished(kKnock_ms) &&
           m_process.state() != QProcess::NotRunning) {
        QTcpSocket knock;
        knock.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (knock.waitForConnected(kKnock_ms)) return {};
    }
    return failed(QStringLiteral("does not start: ") + m_process.errorString());
}

/// Its log has a line for each request: when, the how manieth of its connection, status, bytes, path.
RunningNginx::Served RunningNginx::served() {
    QFile log(m_folder + QStringLiteral("/access.log"));
    if (!log.open(QIODevice::ReadOnly) || !log.seek(m_readBytes)) return m_served;
    while (log.canReadLine() || !log.atEnd()) {
        const QByteArray line = log.readLine();
        if (!line.endsWith('\n')) break;
        m_readBytes += line.size();
        const auto words = line.trimmed().split(' ');
        ++m_served.requests;
        m_served.bytes += words.value(3).toLongLong();
        if (words.value(1) == "1") ++m_served.handshakes;
        if (words.value(4).endsWith("/timestamp.json")) ++m_served.polls;
    }
    return m_served;
}

RunningNginx::Served RunningNginx::Served::since(const Served& before) const {
    return {requests - before.requests, bytes - before.bytes, handshakes - before.handshakes, polls - before.polls};
}

}  // namespace evergreen

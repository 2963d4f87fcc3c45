#include "tests/fleet/sim/running_nginx.h"

#include "net/free_port.h"

#include <pwd.h>
#include <unistd.h>

#include <QFile>

namespace evergreen {

namespace {

Failure failed(const QString& why) {
    return {FailureCode::ConfigBad, QStringLiteral("nginx: ") + why};
}

}  // namespace

RunningNginx::RunningNginx(QString folder, QString repository, CertificateFolder certificates)
    : m_folder(std::move(folder)),
      m_repository(std::move(repository)),
      m_certificates(std::move(certificates)),
      m_process(m_folder + QStringLiteral("/nginx.log")) {}

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
    return m_process.start(QStringLiteral("nginx"),
                           {QStringLiteral("-p"), m_folder, QStringLiteral("-c"), QStringLiteral("nginx.conf"),
                            QStringLiteral("-e"), QStringLiteral("error.log")},
                           QStringLiteral("127.0.0.1"), m_port);
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

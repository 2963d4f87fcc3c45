#include "backend/broker/running_broker.h"

#include "net/free_port.h"

#include <csignal>

namespace evergreen {

RunningBroker::RunningBroker(BrokerPlace place, CertificateFolder certificates)
    : m_place(std::move(place)),
      m_certificates(std::move(certificates)),
      m_process(m_place.folder + QStringLiteral("/mosquitto.log")) {}

Result<> RunningBroker::start() {
    if (m_place.port == 0) m_place.port = freePort();
    m_revoked = revokedNow(m_place, m_certificates);
    auto written = writeBrokerFiles(m_place, m_certificates);
    if (!written) return written;
    return m_process.start(QStringLiteral("mosquitto"), {QStringLiteral("-c"), brokerConfigurationFile(m_place)},
                           m_place.address, m_place.port);
}

Result<> RunningBroker::takeRevoked() {
    const QByteArray now = revokedNow(m_place, m_certificates);
    // One that cannot be read at present is about to be replaced.
    if (now.isEmpty() || now == m_revoked) return {};
    auto written = writeRevoked(m_place, m_certificates);
    if (!written) return written;
    if (m_process.processId() > 0) ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP);
    m_revoked = now;
    return {};
}

}  // namespace evergreen

#include "backend/broker/running_broker.h"

#include "net/free_port.h"

namespace evergreen {

RunningBroker::RunningBroker(BrokerPlace place, CertificateFolder certificates)
    : m_place(std::move(place)),
      m_certificates(std::move(certificates)),
      m_process(m_place.folder + QStringLiteral("/mosquitto.log")) {}

Result<> RunningBroker::start() {
    if (m_place.port == 0) m_place.port = freePort();
    auto written = writeBrokerFiles(m_place, m_certificates);
    if (!written) return written;
    return m_process.start(QStringLiteral("mosquitto"), {QStringLiteral("-c"), brokerConfigurationFile(m_place)},
                           m_place.address, m_place.port);
}

}  // namespace evergreen

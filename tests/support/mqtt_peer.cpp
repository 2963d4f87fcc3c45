#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

namespace evergreen {

TestBroker::TestBroker(const CertificateFolder& certificates)
    : m_certificates(certificates), m_broker({m_folder.path(), QStringLiteral("127.0.0.1"), 0}, certificates) {
    const auto started = m_broker.start();
    EXPECT_TRUE(started.ok()) << qPrintable(started ? QString() : started.failure().detail);
}

MqttEndpoint TestBroker::endpoint(const QString& name) const {
    return {QStringLiteral("localhost"), m_broker.port(), m_certificates.authority(),
            m_certificates.kioskCertificate(name), m_certificates.kioskKey(name)};
}

MqttLimits hastyLimits() {
    using namespace std::chrono_literals;
    MqttLimits limits;
    limits.backOff = {.least = 10ms, .first = 50ms, .most = 200ms, .settled = 5s};
    return limits;
}

MqttPeer::MqttPeer(MqttEndpoint endpoint, const QString& clientId, std::vector<QString> subscriptions,
                   MqttLimits limits)
    : m_client({std::move(endpoint), clientId, std::move(subscriptions), {}, limits},
               queuedTo(this, {[this](quint64) { ++connections; }, [this](const QString& why) { lost << why; },
                               [this](const MqttMessage& message) { heard.push_back(message); },
                               [this](quint64 ticket) { delivered.push_back(ticket); }})) {}

bool MqttPeer::awaitConnected() {
    return awaited([this] { return m_client.isConnected() && connections > 0; });
}

bool MqttPeer::awaitMessages(std::size_t count) {
    return awaited([this, count] { return heard.size() >= count; });
}

void MqttPeer::send(const QString& topic, const QByteArray& payload, bool isRetained) {
    EXPECT_TRUE(m_client.publish({topic, payload, isRetained}));
}

QList<QByteArray> MqttPeer::payloads() const {
    QList<QByteArray> all;
    for (const MqttMessage& message : heard) all << message.payload;
    return all;
}

}  // namespace evergreen

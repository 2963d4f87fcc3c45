#include "backend/desk/broker_link.h"

namespace evergreen::desk {

namespace {

/// "k/kiosk-0001/state"; nothing for any other form.
std::optional<KioskMessage> kioskMessageOf(MqttMessage message) {
    const QStringList parts = message.topic.split(u'/');
    if (parts.size() != 3 || parts[0] != QStringLiteral("k")) return std::nullopt;
    return KioskMessage{parts[1], parts[2], std::move(message.payload), message.isRetained};
}

}  // namespace

BrokerLink::BrokerLink(MqttEndpoint endpoint, QString name)
    : m_endpoint(std::move(endpoint)), m_name(std::move(name)) {}

BrokerLink::~BrokerLink() {
    stop();
}

void BrokerLink::start(Dispatch& dispatch) {
    MqttOptions options;
    options.endpoint = m_endpoint;
    options.clientId = m_name;
    for (const auto* topic : {"k/+/help", "k/+/state", "k/+/health", "k/+/view"}) {
        options.subscriptions.push_back(QString::fromLatin1(topic));
    }
    options.limits.outgoingMax = outgoingMax;
    options.limits.inFlightMax = 64;
    options.limits.payloadBytesMax = kMessageBytesMax;
    // One desk, not ten thousand kiosks: nobody is crowded when it knocks often.
    options.limits.backOff = {.least = std::chrono::milliseconds(100),
                              .first = std::chrono::milliseconds(200),
                              .most = std::chrono::milliseconds(2'000)};
    MqttListener listener;
    listener.connected = [&dispatch](quint64) { dispatch.brokerChanged(true); };
    listener.disconnected = [&dispatch](const QString& why) {
        qWarning("desk: broker: %s", qPrintable(why));
        dispatch.brokerChanged(false);
    };
    listener.message = [&dispatch](MqttMessage message) {
        auto told = kioskMessageOf(std::move(message));
        if (told) dispatch.receive(*std::move(told));
    };
    const std::lock_guard lock(m_mutex);
    m_client = std::make_unique<MqttClient>(std::move(options), std::move(listener));
}

void BrokerLink::stop() {
    std::unique_ptr<MqttClient> ended;
    {
        const std::lock_guard lock(m_mutex);
        ended = std::move(m_client);
    }
}

bool BrokerLink::tell(const QString& kiosk, const char* topic, const QByteArray& message) {
    const std::lock_guard lock(m_mutex);
    const QString full = QStringLiteral("k/%1/cmd/%2").arg(kiosk, QString::fromLatin1(topic));
    return m_client && m_client->publish({full, message, false}).has_value();
}

bool BrokerLink::hint() {
    const std::lock_guard lock(m_mutex);
    return m_client && m_client->publish({QStringLiteral("rollout/hint"), R"({"v":1})", false}).has_value();
}

bool BrokerLink::isConnected() const {
    const std::lock_guard lock(m_mutex);
    return m_client && m_client->isConnected();
}

}  // namespace evergreen::desk

// The desk at the broker: hears what every kiosk tells, hands it to Dispatch, and carries what the desk tells them.
#pragma once

#include "backend/desk/dispatch.h"
#include "net/mqtt/mqtt_client.h"

#include <memory>

namespace evergreen::desk {

class BrokerLink final : public KioskPost {
public:
    static constexpr std::size_t outgoingMax = 20'000;

    /// `name`: of the certificate, and so of the client; each instance of a desk has its own.
    BrokerLink(MqttEndpoint endpoint, QString name);
    ~BrokerLink() override;

    /// Connects, and from then on hands over. Dispatch outlives it, or stop() comes first.
    void start(Dispatch& dispatch);
    void stop();

    bool tell(const QString& kiosk, const char* topic, const QByteArray& message) override;
    bool hint() override;
    bool isConnected() const override;

private:
    MqttEndpoint m_endpoint;
    QString m_name;
    mutable std::mutex m_mutex;  ///< of the pointer, which stop() takes away
    std::unique_ptr<MqttClient> m_client;
};

}  // namespace evergreen::desk

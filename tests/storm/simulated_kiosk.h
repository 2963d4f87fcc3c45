// A kiosk as the broker and the desk see it: its certificate, its connection, its presence, its calls for help, which
// it tells until they are answered. What a real kiosk keeps in its durable outbox it keeps in memory, over its own end
// too.
#pragma once

#include "net/mqtt/mqtt_client.h"
#include "tests/storm/crew_kiosk.h"

#include <functional>
#include <map>
#include <mutex>

namespace evergreen {

class SimulatedKiosk final : public CrewKiosk {
public:
    static constexpr std::chrono::milliseconds repeatAfter{2'000};

    /// Starts at once. `onlineChanged` is called on a thread of the kiosk's, too.
    SimulatedKiosk(MqttEndpoint endpoint, QString name, std::function<void(bool isOnline)> onlineChanged);

    QString press() override;
    /// Never: here nobody looks at a page.
    bool isCalling() const override { return false; }
    void restart() override;
    std::size_t unanswered() override;

private:
    struct Waiting {
        const char* kind;  ///< "help", then "withdrawn": a call that is received is taken back, and both are answered
        std::chrono::steady_clock::time_point toldAt;
    };

    void start();
    void hear(const MqttMessage& message);
    void tell(const QString& call, Waiting& waiting);
    MqttMessage state(bool online, quint64 connection) const;

    MqttEndpoint m_endpoint;
    QString m_name;
    std::function<void(bool isOnline)> m_onlineChanged;
    QString m_boot;
    std::mutex m_mutex;
    std::map<QString, Waiting> m_waiting;
    std::unique_ptr<MqttClient> m_client;
};

}  // namespace evergreen

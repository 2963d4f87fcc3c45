// A kiosk as the broker and the desk see it: its certificate, its connection, its presence, its calls for help, which
// it tells until they are answered. What a real kiosk keeps in its durable outbox it keeps in memory, over its own end
// too.
#pragma once

#include "net/mqtt/mqtt_client.h"
#include "tests/storm/call_book.h"

namespace evergreen {

class SimulatedKiosk {
public:
    static constexpr std::chrono::milliseconds repeatAfter{2'000};

    SimulatedKiosk(MqttEndpoint endpoint, QString name);

    void start();
    /// The program ends and starts again; its calls are still in its outbox.
    void restart();

    /// Somebody presses help. The call's id.
    QString press(CallBook& book);
    /// Tells again what has waited too long for its answer.
    void repeat();

    bool isOnline() const { return m_client && m_client->isConnected(); }
    std::size_t unanswered() const;

private:
    struct Waiting {
        const char* kind;  ///< "help", then "withdrawn": a call that is received is taken back, and both are answered
        std::chrono::steady_clock::time_point toldAt;
    };

    void hear(const MqttMessage& message);
    void tell(const QString& call, Waiting& waiting);
    MqttMessage state(bool online, quint64 connection) const;

    MqttEndpoint m_endpoint;
    QString m_name;
    QString m_boot;
    mutable std::mutex m_mutex;
    std::map<QString, Waiting> m_waiting;
    std::unique_ptr<MqttClient> m_client;
};

}  // namespace evergreen

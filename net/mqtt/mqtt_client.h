// A standing connection to an MQTT broker on a thread of its own: connects, renews its subscriptions, sends what it is
// given at least once, and when the connection is lost tries again for ever, by jittered waits. Kiosk and backend use
// the same one. It knows no message's meaning, and no Qt event loop: see queuedTo().
#pragma once

#include "net/mqtt/back_off.h"
#include "net/mqtt/mqtt_message.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

namespace evergreen {

struct MqttLimits {
    std::chrono::seconds keepAlive{30};         ///< a client that is silent for 1.5 of it is gone, says the broker
    std::chrono::milliseconds connect{20'000};  ///< from the first SYN to the subscriptions granted
    std::chrono::milliseconds farewell{1'000};  ///< for what is still to be sent when the client ends
    std::size_t outgoingMax = 256;              ///< messages not yet acknowledged; one more is refused
    std::size_t inFlightMax = 16;               ///< of these, under way at once
    qsizetype payloadBytesMax = 64LL * 1024;    ///< a longer one is neither sent nor handed over
    BackOffLimits backOff;
};

/// What happens, told on the client's thread, one after the other. Each may be empty. None may end the client.
struct MqttListener {
    /// Connected and subscribed. `connection` counts from 1 in this client's life.
    std::function<void(quint64 connection)> connected;
    /// Not connected any more, or again not; why, for the log.
    std::function<void(QString why)> disconnected;
    std::function<void(MqttMessage)> message;
    /// The broker has it. That it did not lose it then, only an answer from the other end says.
    std::function<void(quint64 ticket)> delivered;
};

/// The same listener, called in `context`'s thread from its event loop. The client must end before `context` does.
MqttListener queuedTo(QObject* context, MqttListener listener);

struct MqttOptions {
    MqttEndpoint endpoint;
    QString clientId;  ///< a broker that names clients by their certificates overrides it
    std::vector<QString> subscriptions;
    /// What the broker says in our name when this connection breaks; empty: nothing. Called on the client's thread.
    std::function<MqttMessage(quint64 connection)> will;
    MqttLimits limits;
};

class MqttClient {
public:
    /// Starts to connect at once.
    MqttClient(MqttOptions options, MqttListener listener);

    /// Sends what is waiting as far as `farewell` allows, says goodbye, ends the thread. The will is not said.
    ~MqttClient();

    bool isConnected() const;

    /// Queues it, connected or not; from any thread. The ticket that delivered() will name; none when it is too long or
    /// the queue is full.
    [[nodiscard]] std::optional<quint64> publish(MqttMessage message);

private:
    class Engine;

    std::unique_ptr<Engine> m_engine;
};

}  // namespace evergreen

// One connection to a broker, from the first SYN to its end; the only code that touches libmosquitto. MQTT 3.1.1,
// TLS 1.3 with a client certificate, clean session, QoS 1. Made anew for each attempt, so that nothing of a broken one
// is left and a renewed certificate is read. Used on one thread; it has none of its own.
#pragma once

#include "net/mqtt/mqtt_message.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct mosquitto;
struct mosquitto_message;

namespace evergreen {

class MqttConnection {
public:
    /// Called from within pump().
    struct Events {
        std::function<void()> ready;  ///< connected, and every subscription is granted
        std::function<void(MqttMessage)> message;
        std::function<void(int number)> acknowledged;
    };

    struct Options {
        MqttEndpoint endpoint;
        QString clientId;
        std::vector<QString> subscriptions;
        std::optional<MqttMessage> will;
        std::chrono::seconds keepAlive{30};
        std::chrono::milliseconds readyMax{10'000};  ///< from open() to ready
    };

    MqttConnection(Options options, Events events);
    ~MqttConnection();

    /// Begins to connect. What stands in the way, if anything. The host's name is looked up before it returns.
    std::optional<QString> open();

    /// Waits for the socket or for `wakeFd` to have something, at most `atMost`, and does what there is to do. Why the
    /// connection is over, if it is.
    std::optional<QString> pump(int wakeFd, std::chrono::milliseconds atMost);

    bool isReady() const { return m_isReady; }

    /// Sends with QoS 1; the number that acknowledged() will name. None when the connection takes none.
    std::optional<int> send(const MqttMessage& message);

    /// Says goodbye: the broker forgets the will.
    void leave();

private:
    struct Destroyed {
        void operator()(mosquitto* client) const;
    };

    static void onConnect(mosquitto* client, void* self, int code);
    static void onSubscribe(mosquitto* client, void* self, int number, int count, const int* granted);
    static void onMessage(mosquitto* client, void* self, const mosquitto_message* message);
    static void onPublish(mosquitto* client, void* self, int number);

    std::optional<QString> prepare();
    bool isTcpPending() const { return !m_isTcpUp; }
    bool wantsToWrite() const;
    std::optional<QString> finishTcp(int socket);
    std::optional<QString> work(short happened);
    void subscribe();
    void becomeReady();

    Options m_options;
    Events m_events;
    std::unique_ptr<mosquitto, Destroyed> m_client;
    std::chrono::steady_clock::time_point m_opened;
    std::optional<QString> m_refusal;
    bool m_isTcpUp = false;
    bool m_isReady = false;
};

}  // namespace evergreen

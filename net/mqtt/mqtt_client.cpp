#include "net/mqtt/mqtt_client.h"

#include "net/mqtt/mqtt_connection.h"
#include "net/mqtt/mqtt_queue.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logMqtt, "evergreen.mqtt")

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

milliseconds since(Clock::time_point moment) {
    return std::chrono::duration_cast<milliseconds>(Clock::now() - moment);
}

/// Ends a poll() on another thread.
class Bell {
public:
    Bell() : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (m_fd < 0) qFatal("no eventfd");
    }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    ~Bell() { ::close(m_fd); }

    int fd() const { return m_fd; }
    void ring() {
        const std::uint64_t one = 1;
        // It can only fail when it is ringing already.
        [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one);
    }
    void quieten() {
        std::uint64_t rings = 0;
        [[maybe_unused]] const auto taken = ::read(m_fd, &rings, sizeof rings);
    }
    void await(milliseconds atMost) {
        pollfd waiting{m_fd, POLLIN, 0};
        poll(&waiting, 1, static_cast<int>(atMost.count()));
    }

private:
    int m_fd;
};

template <typename... Arguments>
void tell(const std::function<void(Arguments...)>& listener, std::type_identity_t<Arguments>... arguments) {
    if (listener) listener(std::move(arguments)...);
}

template <typename... Arguments>
std::function<void(Arguments...)> queued(QObject* context, std::function<void(Arguments...)> listener) {
    if (!listener) return {};
    return [context, listener = std::move(listener)](Arguments... arguments) {
        QMetaObject::invokeMethod(
            context, [listener, ... arguments = std::move(arguments)] { listener(arguments...); },
            Qt::QueuedConnection);
    };
}

}  // namespace

MqttListener queuedTo(QObject* context, MqttListener listener) {
    return {queued(context, std::move(listener.connected)), queued(context, std::move(listener.disconnected)),
            queued(context, std::move(listener.message)), queued(context, std::move(listener.delivered))};
}

class MqttClient::Engine {
public:
    Engine(MqttOptions options, MqttListener listener)
        : m_options(std::move(options)),
          m_listener(std::move(listener)),
          m_queue(m_options.limits.outgoingMax),
          m_thread([this] { run(); }) {}

    ~Engine() {
        m_isStopping = true;
        m_bell.ring();
        m_thread.join();
    }

    bool isConnected() const { return m_isConnected; }

    std::optional<quint64> publish(MqttMessage message) {
        if (message.payload.size() > m_options.limits.payloadBytesMax) return std::nullopt;
        const std::lock_guard lock(m_mutex);
        const auto ticket = m_queue.add(std::move(message));
        m_bell.ring();
        return ticket;
    }

private:
    void run();
    QString serve();
    QString serve(MqttConnection& connection);
    void sendWaiting(MqttConnection& connection);
    void finish(MqttConnection& connection);
    void rest(milliseconds time);
    void becomeReady();
    void acknowledged(int number);
    MqttConnection::Options connectionOptions() const;
    bool isQueueEmpty() {
        const std::lock_guard lock(m_mutex);
        return m_queue.isEmpty();
    }

    const MqttOptions m_options;
    const MqttListener m_listener;
    Bell m_bell;
    std::mutex m_mutex;  ///< of the queue
    MqttQueue m_queue;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isConnected = false;
    quint64 m_connections = 0;
    Clock::time_point m_connectedAt;
    std::thread m_thread;  // last: it uses all the others
};

void MqttClient::Engine::run() {
    BackOff backOff(m_options.limits.backOff);
    while (!m_isStopping) {
        const QString why = serve();
        if (m_isConnected.exchange(false)) backOff.succeeded(since(m_connectedAt));
        if (m_isStopping) return;
        qCInfo(logMqtt) << "not connected:" << why;
        tell(m_listener.disconnected, why);
        rest(backOff.next(QRandomGenerator::system()->generateDouble()));
    }
}

MqttConnection::Options MqttClient::Engine::connectionOptions() const {
    MqttConnection::Options options{m_options.endpoint,         m_options.clientId,      m_options.subscriptions, {},
                                    m_options.limits.keepAlive, m_options.limits.connect};
    if (m_options.will) options.will = m_options.will(m_connections);
    return options;
}

/// One connection's whole life; why it ended.
QString MqttClient::Engine::serve() {
    ++m_connections;
    MqttConnection connection(connectionOptions(), {[this] { becomeReady(); },
                                                    [this](MqttMessage message) {
                                                        if (message.payload.size() > m_options.limits.payloadBytesMax)
                                                            return;
                                                        tell(m_listener.message, std::move(message));
                                                    },
                                                    [this](int number) { acknowledged(number); }});
    const auto bad = connection.open();
    QString why = bad ? *bad : serve(connection);
    const std::lock_guard lock(m_mutex);
    m_queue.connectionLost();
    return why;
}

QString MqttClient::Engine::serve(MqttConnection& connection) {
    while (!m_isStopping) {
        if (auto over = connection.pump(m_bell.fd(), std::chrono::seconds(1))) return *over;
        m_bell.quieten();
        if (connection.isReady()) sendWaiting(connection);
    }
    finish(connection);
    return {};
}

void MqttClient::Engine::sendWaiting(MqttConnection& connection) {
    const std::lock_guard lock(m_mutex);
    while (const MqttMessage* const message = m_queue.next(m_options.limits.inFlightMax)) {
        const auto number = connection.send(*message);
        if (!number) return;
        m_queue.sent(*number);
    }
}

void MqttClient::Engine::finish(MqttConnection& connection) {
    const auto began = Clock::now();
    const auto left = [&] { return m_options.limits.farewell - since(began); };
    m_bell.quieten();
    while (connection.isReady() && !isQueueEmpty() && left() > milliseconds(0)) {
        sendWaiting(connection);
        if (connection.pump(m_bell.fd(), left())) return;
    }
    if (!connection.isReady()) return;
    connection.leave();
    connection.pump(m_bell.fd(), milliseconds(0));
}

void MqttClient::Engine::rest(milliseconds time) {
    const auto began = Clock::now();
    while (!m_isStopping && since(began) < time) {
        m_bell.await(time - since(began));
        m_bell.quieten();
    }
}

void MqttClient::Engine::becomeReady() {
    m_isConnected = true;
    m_connectedAt = Clock::now();
    tell(m_listener.connected, m_connections);
}

void MqttClient::Engine::acknowledged(int number) {
    std::optional<quint64> ticket;
    {
        const std::lock_guard lock(m_mutex);
        ticket = m_queue.acknowledged(number);
    }
    if (ticket) tell(m_listener.delivered, *ticket);
}

MqttClient::MqttClient(MqttOptions options, MqttListener listener)
    : m_engine(std::make_unique<Engine>(std::move(options), std::move(listener))) {}

MqttClient::~MqttClient() = default;

bool MqttClient::isConnected() const {
    return m_engine->isConnected();
}

std::optional<quint64> MqttClient::publish(MqttMessage message) {
    return m_engine->publish(std::move(message));
}

}  // namespace evergreen

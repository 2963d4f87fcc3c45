#include "net/mqtt/mqtt_connection.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mosquitto.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>

namespace evergreen {

namespace {

constexpr int kQos = 1;
/// Spec: MQTT 3.1.1 §3.9.3, "failure" in the answer to a subscription.
constexpr int kNotGranted = 128;
/// libmosquitto looks to its pings no seldomer than this.
constexpr std::chrono::milliseconds kLookMax{500};

/// It is never taken down again: others may still be using it.
bool isLibraryReady() {
    static const int made = mosquitto_lib_init();
    return made == MOSQ_ERR_SUCCESS;
}

QString named(int code) {
    return code == MOSQ_ERR_ERRNO ? QString::fromLocal8Bit(strerror(errno))
                                  : QString::fromUtf8(mosquitto_strerror(code));
}

std::optional<QString> complaint(int code) {
    if (code == MOSQ_ERR_SUCCESS) return std::nullopt;
    return named(code);
}

}  // namespace

void MqttConnection::Destroyed::operator()(mosquitto* client) const {
    mosquitto_destroy(client);
}

MqttConnection::MqttConnection(Options options, Events events)
    : m_options(std::move(options)), m_events(std::move(events)) {}

MqttConnection::~MqttConnection() = default;

std::optional<QString> MqttConnection::prepare() {
    const MqttEndpoint& at = m_options.endpoint;
    const auto local = [](const QString& path) { return path.toLocal8Bit(); };
    mosquitto* const client = m_client.get();
    mosquitto_connect_callback_set(client, &MqttConnection::onConnect);
    mosquitto_subscribe_callback_set(client, &MqttConnection::onSubscribe);
    mosquitto_message_callback_set(client, &MqttConnection::onMessage);
    mosquitto_publish_callback_set(client, &MqttConnection::onPublish);
    const QByteArray certificate = local(at.certificateFile);
    const QByteArray key = local(at.keyFile);
    const auto orNone = [](const QByteArray& path) { return path.isEmpty() ? nullptr : path.constData(); };
    int code = mosquitto_tls_set(client, local(at.authorityFile), nullptr, orNone(certificate), orNone(key), nullptr);
    if (code == MOSQ_ERR_SUCCESS) code = mosquitto_tls_opts_set(client, SSL_VERIFY_PEER, "tlsv1.3", nullptr);
    if (code == MOSQ_ERR_SUCCESS) code = mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    if (code == MOSQ_ERR_SUCCESS && m_options.will) {
        const MqttMessage& will = *m_options.will;
        code = mosquitto_will_set(client, will.topic.toUtf8(), static_cast<int>(will.payload.size()),
                                  will.payload.constData(), kQos, will.isRetained);
    }
    return complaint(code);
}

std::optional<QString> MqttConnection::open() {
    if (!isLibraryReady()) return QStringLiteral("libmosquitto does not start");
    m_client.reset(mosquitto_new(m_options.clientId.toUtf8(), true, this));
    if (!m_client) return QString::fromLocal8Bit(strerror(errno));
    m_opened = std::chrono::steady_clock::now();
    if (auto bad = prepare()) return bad;
    // Blocking, this would hang for minutes on a host that drops packets.
    const int code = mosquitto_connect_async(m_client.get(), m_options.endpoint.host.toUtf8(), m_options.endpoint.port,
                                             static_cast<int>(m_options.keepAlive.count()));
    return complaint(code);
}

/// The kernel has decided: the socket is up, or why not. libmosquitto goes on with TLS when it is called to read.
std::optional<QString> MqttConnection::finishTcp(int socket) {
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    if (error != 0) return QString::fromLocal8Bit(strerror(error));
    m_isTcpUp = true;
    return std::nullopt;
}

/// libmosquitto remembers that TLS could not be begun before the socket was up, and wants to write until it is done.
bool MqttConnection::wantsToWrite() const {
    if (isTcpPending()) return true;
    const auto* const tls = static_cast<const SSL*>(mosquitto_ssl_get(m_client.get()));
    if (tls && !SSL_is_init_finished(tls)) return SSL_want_write(tls);
    return mosquitto_want_write(m_client.get());
}

std::optional<QString> MqttConnection::work(short happened) {
    int code = MOSQ_ERR_SUCCESS;
    if (happened != 0) code = mosquitto_loop_read(m_client.get(), 1);
    if (code == MOSQ_ERR_SUCCESS && wantsToWrite()) code = mosquitto_loop_write(m_client.get(), 1);
    if (code == MOSQ_ERR_SUCCESS) code = mosquitto_loop_misc(m_client.get());
    if (code != MOSQ_ERR_SUCCESS) return m_refusal ? m_refusal : complaint(code);
    // In the middle of a handshake libmosquitto takes a hang-up for "come again".
    if (!m_isReady && (happened & (POLLHUP | POLLERR)) != 0) return QStringLiteral("hung up");
    return m_refusal;
}

std::optional<QString> MqttConnection::pump(int wakeFd, std::chrono::milliseconds atMost) {
    const int socket = mosquitto_socket(m_client.get());
    if (socket < 0) return m_refusal.value_or(QStringLiteral("closed"));
    const auto wanted = static_cast<short>(POLLIN | (wantsToWrite() ? POLLOUT : 0));
    std::array<pollfd, 2> fds{{{socket, wanted, 0}, {wakeFd, POLLIN, 0}}};
    const auto wait = std::min(atMost, kLookMax);
    if (poll(fds.data(), fds.size(), static_cast<int>(wait.count())) < 0 && errno != EINTR) {
        return QString::fromLocal8Bit(strerror(errno));
    }
    const short happened = fds[0].revents;
    if (isTcpPending() && happened != 0) {
        if (auto bad = finishTcp(socket)) return bad;
    }
    if (!isTcpPending()) {
        if (auto over = work(happened)) return over;
    }
    const bool isLate = std::chrono::steady_clock::now() - m_opened > m_options.readyMax;
    if (!m_isReady && isLate) return QStringLiteral("no answer in time");
    return std::nullopt;
}

std::optional<int> MqttConnection::send(const MqttMessage& message) {
    int number = 0;
    const int code =
        mosquitto_publish(m_client.get(), &number, message.topic.toUtf8(), static_cast<int>(message.payload.size()),
                          message.payload.constData(), kQos, message.isRetained);
    if (code != MOSQ_ERR_SUCCESS) return std::nullopt;
    return number;
}

void MqttConnection::leave() {
    mosquitto_disconnect(m_client.get());
}

void MqttConnection::subscribe() {
    std::vector<QByteArray> topics;
    topics.reserve(m_options.subscriptions.size());
    for (const QString& topic : m_options.subscriptions) topics.push_back(topic.toUtf8());
    std::vector<char*> names;
    names.reserve(topics.size());
    for (QByteArray& topic : topics) names.push_back(topic.data());
    if (names.empty()) return becomeReady();
    const int code = mosquitto_subscribe_multiple(m_client.get(), nullptr, static_cast<int>(names.size()), names.data(),
                                                  kQos, 0, nullptr);
    if (code != MOSQ_ERR_SUCCESS) m_refusal = named(code);
}

void MqttConnection::becomeReady() {
    m_isReady = true;
    m_events.ready();
}

void MqttConnection::onConnect(mosquitto*, void* self, int code) {
    auto* const connection = static_cast<MqttConnection*>(self);
    if (code == 0) return connection->subscribe();
    connection->m_refusal = QString::fromUtf8(mosquitto_connack_string(code));
}

void MqttConnection::onSubscribe(mosquitto*, void* self, int, int count, const int* granted) {
    auto* const connection = static_cast<MqttConnection*>(self);
    if (std::find(granted, granted + count, kNotGranted) == granted + count) return connection->becomeReady();
    connection->m_refusal = QStringLiteral("a subscription is refused");
}

void MqttConnection::onMessage(mosquitto*, void* self, const mosquitto_message* message) {
    static_cast<MqttConnection*>(self)->m_events.message(
        {QString::fromUtf8(message->topic), QByteArray(static_cast<const char*>(message->payload), message->payloadlen),
         message->retain});
}

void MqttConnection::onPublish(mosquitto*, void* self, int number) {
    static_cast<MqttConnection*>(self)->m_events.acknowledged(number);
}

}  // namespace evergreen

#include "tests/storm/simulated_kiosk.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace evergreen {

namespace {

QString randomHex(int bytes) {
    QByteArray raw(bytes, '\0');
    for (char& byte : raw) byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(raw.toHex());
}

QByteArray helpMessage(const QString& call, const char* kind) {
    const QJsonObject message{{QStringLiteral("v"), 1},
                              {QStringLiteral("call"), call},
                              {QStringLiteral("kind"), QString::fromLatin1(kind)},
                              {QStringLiteral("at"), QDateTime::currentMSecsSinceEpoch()},
                              {QStringLiteral("page"), QStringLiteral("menu.question")},
                              {QStringLiteral("service"), QString()},
                              {QStringLiteral("attempts"), 1},
                              {QStringLiteral("faults"), QJsonArray()},
                              {QStringLiteral("language"), QStringLiteral("zh_CN")}};
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

}  // namespace

SimulatedKiosk::SimulatedKiosk(MqttEndpoint endpoint, QString name, std::function<void(bool isOnline)> onlineChanged)
    : m_endpoint(std::move(endpoint)), m_name(std::move(name)), m_onlineChanged(std::move(onlineChanged)) {
    start();
}

void SimulatedKiosk::start() {
    m_boot = randomHex(8);
    MqttOptions options;
    options.endpoint = m_endpoint;
    options.clientId = m_name;
    options.subscriptions = {QStringLiteral("k/%1/cmd/#").arg(m_name)};
    options.will = [this](quint64 connection) { return state(false, connection); };
    options.limits.farewell = std::chrono::milliseconds(0);
    MqttListener listener;
    listener.connected = [this](quint64 connection) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_client) (void)m_client->publish(state(true, connection));
        }
        m_onlineChanged(true);
    };
    listener.disconnected = [this](const QString&) { m_onlineChanged(false); };
    listener.message = [this](const MqttMessage& message) { hear(message); };
    const std::lock_guard lock(m_mutex);  // the listener may be called before there is a client to publish by
    m_client = std::make_unique<MqttClient>(std::move(options), std::move(listener));
}

void SimulatedKiosk::restart() {
    std::unique_ptr<MqttClient> ended;
    {
        const std::lock_guard lock(m_mutex);
        ended = std::move(m_client);
    }
    ended.reset();
    m_onlineChanged(false);
    start();
}

MqttMessage SimulatedKiosk::state(bool online, quint64 connection) const {
    const QJsonObject message{{QStringLiteral("v"), 1},
                              {QStringLiteral("online"), online},
                              {QStringLiteral("boot"), m_boot},
                              {QStringLiteral("seq"), static_cast<qint64>(connection)},
                              {QStringLiteral("at"), QDateTime::currentMSecsSinceEpoch()},
                              {QStringLiteral("presence"), false},
                              {QStringLiteral("page"), QString()},
                              {QStringLiteral("service"), QString()}};
    return {QStringLiteral("k/%1/state").arg(m_name), QJsonDocument(message).toJson(QJsonDocument::Compact), true};
}

QString SimulatedKiosk::press() {
    const QString call = randomHex(16);
    const std::lock_guard lock(m_mutex);
    tell(call, m_waiting.emplace(call, Waiting{"help", {}}).first->second);
    return call;
}

void SimulatedKiosk::tell(const QString& call, Waiting& waiting) {
    waiting.toldAt = std::chrono::steady_clock::now();
    if (m_client)
        (void)m_client->publish({QStringLiteral("k/%1/help").arg(m_name), helpMessage(call, waiting.kind), false});
}

void SimulatedKiosk::hear(const MqttMessage& message) {
    if (!message.topic.endsWith(QStringLiteral("/cmd/help"))) return;
    const QJsonDocument json = QJsonDocument::fromJson(message.payload);
    const QString call = json[QStringLiteral("call")].toString();
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(call);
    if (found == m_waiting.end()) return;
    if (json[QStringLiteral("state")] == QStringLiteral("withdrawn")) {
        m_waiting.erase(found);
    } else if (QByteArray(found->second.kind) == "help") {
        found->second.kind = "withdrawn";
        tell(call, found->second);
    }
}

std::size_t SimulatedKiosk::unanswered() {
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    const bool canTell = m_client && m_client->isConnected();
    for (auto& [call, waiting] : m_waiting) {
        if (canTell && now - waiting.toldAt > repeatAfter) tell(call, waiting);
    }
    return m_waiting.size();
}

}  // namespace evergreen

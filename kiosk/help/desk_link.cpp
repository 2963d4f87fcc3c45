#include "kiosk/help/desk_link.h"

#include <QLoggingCategory>
#include <QSslCertificate>
#include <QUuid>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logDesk, "evergreen.desk")

const QString kHintTopic = QStringLiteral("rollout/hint");

QString nameIn(const QString& certificateFile) {
    const auto chain = QSslCertificate::fromPath(certificateFile);
    return chain.isEmpty() ? QString() : chain.first().subjectInfo(QSslCertificate::CommonName).value(0);
}

}  // namespace

DeskLink::DeskLink(const DeskEndpoint& endpoint, Clock& clock, MqttLimits limits)
    : m_clock(clock),
      m_kiosk(nameIn(endpoint.broker.certificateFile)),
      m_boot(QUuid::createUuid().toString(QUuid::Id128)),
      m_began(clock.monotonic()),
      m_https(endpoint) {
    connect(&m_https, &HttpsDesk::answered, this, &DeskLink::hearAnswer);
    m_client = std::make_unique<MqttClient>(options(endpoint, limits),
                                            queuedTo(this, {[this](quint64 connection) { onConnected(connection); },
                                                            {},
                                                            [this](const MqttMessage& message) { onMessage(message); },
                                                            {}}));
}

DeskLink::~DeskLink() {
    m_presence = {};
    m_presence.isOnline = false;
    tellPresence();
}

MqttOptions DeskLink::options(const DeskEndpoint& endpoint, MqttLimits limits) {
    MqttOptions options;
    options.endpoint = endpoint.broker;
    options.clientId = m_kiosk;
    options.limits = limits;
    options.subscriptions.push_back(kHintTopic);
    for (const char* what : {"cmd/help", "cmd/point", "cmd/assist"}) options.subscriptions.push_back(topic(what));
    // On the client's thread: made of what never changes.
    options.will = [at = topic("state"), boot = m_boot, began = m_clock.now()](quint64 connection) {
        KioskPresence gone;
        gone.isOnline = false;
        return MqttMessage{at, presenceMessage(gone, {boot, connection}, began), true};
    };
    return options;
}

QString DeskLink::topic(const char* what) const {
    return QStringLiteral("k/%1/%2").arg(m_kiosk, QString::fromLatin1(what));
}

void DeskLink::publish(const char* what, const QByteArray& payload, bool isRetained) {
    if (!m_client->publish({topic(what), payload, isRetained})) qCWarning(logDesk) << "no room for" << what;
}

void DeskLink::tell(const QByteArray& message) {
    if (m_client->isConnected()) return publish("help", message, false);
    m_https.post(message);
}

void DeskLink::tellAgain(const QByteArray& message) {
    if (m_client->isConnected()) publish("help", message, false);
    m_https.post(message);
}

bool DeskLink::hearsDesk() const {
    return m_client->isConnected();
}

void DeskLink::askAfter(const QString& call) {
    m_https.get(call);
}

void DeskLink::setPresence(const KioskPresence& presence) {
    if (presence == m_presence) return;
    m_presence = presence;
    if (m_connection > 0) tellPresence();
}

void DeskLink::setHealth(const KioskHealth& health) {
    if (health == m_health) return;
    m_health = health;
    if (m_connection > 0) tellHealth();
}

void DeskLink::tellPresence() {
    publish("state", presenceMessage(m_presence, {m_boot, m_connection}, m_clock.now()), true);
}

void DeskLink::tellHealth() {
    const auto upFor = std::chrono::duration_cast<std::chrono::seconds>(m_clock.monotonic() - m_began);
    publish("health", healthMessage(m_health, m_clock.now(), upFor), true);
    m_healthDue = m_clock.alarm(healthEvery, [this] {
        Q_EMIT healthDue();
        tellHealth();
    });
}

void DeskLink::tellView(const QString& call, const QJsonValue& page) {
    if (m_client->isConnected()) publish("view", viewMessage(call, page), false);
}

void DeskLink::onConnected(quint64 connection) {
    m_connection = connection;
    tellPresence();
    tellHealth();
    Q_EMIT connected();
}

void DeskLink::hearAnswer(const QByteArray& json) {
    const auto answer = readHelpAnswer(json);
    if (!answer) qCWarning(logDesk) << "answer dropped:" << answer.failure().detail;
    if (answer) Q_EMIT answered(*answer);
}

void DeskLink::onMessage(const MqttMessage& message) {
    // An old word that a broker kept is nobody's wish now.
    if (message.isRetained) return;
    if (message.topic == kHintTopic) {
        Q_EMIT hinted();
        return;
    }
    if (message.topic == topic("cmd/help")) return hearAnswer(message.payload);
    if (message.topic == topic("cmd/point")) {
        const auto pointing = readPointing(message.payload);
        if (pointing) Q_EMIT pointed(*pointing);
        return;
    }
    const auto assist = readAssist(message.payload);
    if (message.topic == topic("cmd/assist") && assist) Q_EMIT assisted(*assist);
}

}  // namespace evergreen

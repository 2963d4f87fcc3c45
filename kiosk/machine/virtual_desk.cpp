#include "kiosk/machine/virtual_desk.h"

namespace evergreen {

namespace {

QUrl addressOf(const QJsonObject& ready, const char* port) {
    return QUrl(QStringLiteral("https://localhost:%1").arg(ready[QLatin1String(port)].toInt()));
}

}  // namespace

Result<quint16> VirtualDesk::openBroker(const Place& place) {
    m_broker.start(QStringLiteral("evergreen-broker"),
                   {QStringLiteral("--certificates"), place.certificates, QStringLiteral("--state"),
                    place.stateFolder + QStringLiteral("/broker"), QStringLiteral("--port"), QStringLiteral("0")});
    const auto ready = m_broker.ready();
    if (!ready) return ready.failure();
    return static_cast<quint16>(ready->value(QStringLiteral("port")).toInt());
}

Result<DeskPlace> VirtualDesk::open(const Place& place) {
    const auto broker = openBroker(place);
    if (!broker) return broker.failure();
    m_desk.start(QStringLiteral("evergreen-desk"),
                 {QStringLiteral("--sandbox"), QStringLiteral("--folder"), place.stateFolder + QStringLiteral("/desk"),
                  QStringLiteral("--certificates"), place.certificates, QStringLiteral("--console"), place.console,
                  QStringLiteral("--broker"), QStringLiteral("localhost:%1").arg(*broker), QStringLiteral("--listen"),
                  QStringLiteral("127.0.0.1:%1").arg(place.consolePort), QStringLiteral("--listen-kiosks"),
                  QStringLiteral("127.0.0.1:0")});
    const auto ready = m_desk.ready();
    if (!ready) return ready.failure();
    m_console = addressOf(*ready, "port");
    DeskPlace desk;
    desk.endpoint.broker = {QStringLiteral("localhost"), *broker, place.certificates + QStringLiteral("/ca.pem"),
                            place.certificates + QStringLiteral("/kiosk-0001.pem"),
                            place.certificates + QStringLiteral("/kiosk-0001.key")};
    desk.endpoint.base = addressOf(*ready, "kioskPort");
    desk.follow = m_console;
    return desk;
}

}  // namespace evergreen

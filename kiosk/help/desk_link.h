// The standing link to the branch desk: calls for help, what the desk says of them, presence and health, and what a
// helper does. By the broker; while that is away, calls go by HTTPS. One for the program; made by main.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/help/desk_endpoint.h"
#include "kiosk/help/help_message.h"
#include "kiosk/help/help_wire.h"
#include "kiosk/help/https_desk.h"
#include "net/mqtt/mqtt_client.h"

#include <memory>

namespace evergreen {

class DeskLink final : public HelpWire {
    Q_OBJECT

public:
    /// Connects from now on. The clock outlives it.
    DeskLink(const DeskEndpoint& endpoint, Clock& clock, MqttLimits limits = {});
    /// Says that the kiosk goes, and goes.
    ~DeskLink() override;

    void tell(const QByteArray& message) override;
    void tellAgain(const QByteArray& message) override;
    bool hearsDesk() const override;
    void askAfter(const QString& call) override;

    /// Told at each change, after each connection, and health every `healthEvery` as well.
    void setPresence(const KioskPresence& presence);
    void setHealth(const KioskHealth& health);
    static constexpr std::chrono::seconds healthEvery{60};

    /// Not kept: who is not connected is not seen.
    void tellView(const QString& call, const QJsonValue& page);

    /// As its certificate names it.
    QString kioskId() const { return m_kiosk; }

Q_SIGNALS:
    void pointed(const evergreen::Pointing& pointing);
    void assisted(const evergreen::Assist& assist);
    /// Health is about to be told again: who knows something newer sets it now.
    void healthDue();
    /// There may be news of the rollout.
    void hinted();

private:
    QString topic(const char* what) const;
    void onConnected(quint64 connection);
    void onMessage(const MqttMessage& message);
    void hearAnswer(const QByteArray& json);
    void publish(const char* what, const QByteArray& payload, bool isRetained);
    void tellPresence();
    void tellHealth();
    MqttOptions options(const DeskEndpoint& endpoint, MqttLimits limits);

    Clock& m_clock;
    const QString m_kiosk;
    const QString m_boot;
    KioskPresence m_presence;
    KioskHealth m_health;
    const std::chrono::milliseconds m_began;
    quint64 m_connection = 0;
    std::unique_ptr<Alarm> m_healthDue;
    HttpsDesk m_https;
    std::unique_ptr<MqttClient> m_client;  // last: its thread ends before the rest
};

}  // namespace evergreen

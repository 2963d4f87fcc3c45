// The desk's ears for a simulated fleet: its connection to the broker, by which it hears each kiosk's health, in the
// desk's own reading, and sends hints.
#pragma once

#include "net/mqtt/mqtt_client.h"

#include <QHash>

namespace evergreen {

class FleetEar {
public:
    using Moment = std::chrono::steady_clock::time_point;

    struct Report {
        std::int64_t configuration = 0;
        Moment heard{};  ///< first, of this configuration
    };

    /// Connects at once; what it hears, it hears in this thread's event loop.
    explicit FleetEar(MqttOptions desk);

    bool isConnected() const { return m_client->isConnected(); }
    [[nodiscard]] bool hint();

    /// Of those whose last word is that they run this.
    std::vector<Moment> reportsOf(std::int64_t configuration) const;

private:
    void hear(const MqttMessage& message);

    QHash<QString, Report> m_reports;  ///< by topic
    QObject m_context;
    std::unique_ptr<MqttClient> m_client;  ///< last: its thread tells of the others
};

}  // namespace evergreen

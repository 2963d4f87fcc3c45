#include "tests/fleet/sim/fleet_ear.h"

#include "backend/desk/help_message.h"

namespace evergreen {

FleetEar::FleetEar(MqttOptions desk) {
    desk.subscriptions = {QStringLiteral("k/+/health")};
    MqttListener listener;
    listener.message = [this](const MqttMessage& message) { hear(message); };
    m_client = std::make_unique<MqttClient>(std::move(desk), queuedTo(&m_context, std::move(listener)));
}

bool FleetEar::hint() {
    return m_client->publish({QStringLiteral("rollout/hint"), "{}", false}).has_value();
}

void FleetEar::hear(const MqttMessage& message) {
    const auto health = desk::readHealth(message.payload);
    if (!health) return;
    Report& report = m_reports[message.topic];
    if (report.heard != Moment() && report.configuration == health->configuration) return;
    report = {health->configuration, std::chrono::steady_clock::now()};
}

std::vector<FleetEar::Moment> FleetEar::reportsOf(std::int64_t configuration) const {
    std::vector<Moment> moments;
    for (const Report& report : m_reports) {
        if (report.configuration == configuration) moments.push_back(report.heard);
    }
    return moments;
}

}  // namespace evergreen

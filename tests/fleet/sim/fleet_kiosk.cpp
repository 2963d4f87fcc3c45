#include "tests/fleet/sim/fleet_kiosk.h"

#include "kiosk/help/help_message.h"

namespace evergreen {

namespace {

const std::string kBundles = "/bundles";
const std::string kDepot = "/depot";

std::vector<std::string> nothingToComplainOf(const std::string& /*folder*/, const fleet::BundleManifest& /*manifest*/) {
    return {};
}

MqttOptions mqttOptions(const FleetKiosk::Place& place) {
    MqttOptions options;
    options.endpoint = place.broker;
    options.clientId = QString::fromStdString(place.name);
    options.subscriptions = {QStringLiteral("k/%1/cmd/#").arg(options.clientId), QStringLiteral("rollout/hint")};
    options.limits.farewell = std::chrono::milliseconds(0);
    return options;
}

MqttListener mqttListener(const FleetKiosk::Listener& listener) {
    MqttListener heard;
    heard.connected = [&listener](quint64) { listener.onlineChanged(true); };
    heard.disconnected = [&listener](const QString&) { listener.onlineChanged(false); };
    heard.message = [&listener](const MqttMessage& message) {
        if (message.topic == QStringLiteral("rollout/hint")) listener.hinted();
    };
    return heard;
}

}  // namespace

struct FleetKiosk::Program {
    Program(FleetKiosk& kiosk, std::string& complaint)
        : fetcher({kiosk.m_place.authority, {}, {}}, {}),
          slots(kiosk.m_disk, kBundles),
          round({kiosk.m_disk, kiosk.m_store, fetcher, slots},
                {kiosk.m_place.name, kiosk.m_place.web + "/metadata", kiosk.m_place.web + "/targets",
                 kiosk.m_place.web + "/files", kDepot},
                boot(kiosk, complaint), tuf::Updater::systemClocks(), nothingToComplainOf,
                [&complaint](const std::string& sentence) { complaint = sentence; }),
          broker(mqttOptions(kiosk.m_place), mqttListener(kiosk.m_listener)) {
        report(kiosk);
    }

    /// As the kiosk does it at each of its starts.
    void report(const FleetKiosk& kiosk) {
        KioskHealth health;
        health.configuration.version = kiosk.m_booted.version;
        if (kiosk.m_booted.version != fleet::kBuiltIn) health.configuration.slot = QStringLiteral("good");
        const QString topic = QStringLiteral("k/%1/health").arg(QString::fromStdString(kiosk.m_place.name));
        const QByteArray words = healthMessage(health, QDateTime::currentDateTimeUtc(), std::chrono::seconds(0));
        if (!broker.publish({topic, words, true})) kiosk.m_listener.onlineChanged(false);
    }

    /// A trial that is not looked at is a good one.
    const fleet::BundleSlots::Booted& boot(FleetKiosk& kiosk, std::string& complaint) {
        kiosk.m_booted = slots.boot();
        if (kiosk.m_booted.isTrial) {
            if (const auto kept = slots.confirm(); !kept) complaint = kept.refusal().detail;
        }
        return kiosk.m_booted;
    }

    tuf::CurlFetcher fetcher;
    fleet::BundleSlots slots;
    fleet::FleetRound round;
    MqttClient broker;  // last: its thread tells of the others
};

FleetKiosk::FleetKiosk(Place place, Listener listener, SharedContents& contents)
    : m_place(std::move(place)), m_listener(std::move(listener)), m_store(contents), m_disk(contents) {
    auto begun = tuf::Updater::startFrom(m_place.root, m_store, {});
    if (begun) begun = m_disk.makeFolder(kBundles);
    if (!begun) m_complaint = begun.refusal().detail;
    m_program = std::make_unique<Program>(*this, m_complaint);
}

FleetKiosk::~FleetKiosk() = default;

FleetKiosk::Polled FleetKiosk::poll() {
    const auto polled = m_program->round.poll();
    if (!polled) m_complaint = polled.refusal().detail;
    if (!m_program->round.status().ready) return {static_cast<bool>(polled), false};
    if (const auto applied = m_program->round.apply(); !applied) {
        m_complaint = applied.refusal().detail;
        return {false, false};
    }
    m_program.reset();
    m_listener.onlineChanged(false);
    m_program = std::make_unique<Program>(*this, m_complaint);
    return {true, true};
}

}  // namespace evergreen

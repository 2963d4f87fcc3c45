#include "backend/desk/kiosk_wall.h"

#include <algorithm>

#include <QJsonArray>

namespace evergreen::desk {

namespace {

/// A last will may come after its successor's first word: its connection's number says so, or, of an earlier start of
/// the kiosk, its time.
bool isOutdated(const StateMessage& told, const StateMessage& known) {
    if (told.boot == known.boot) return told.seq < known.seq;
    return !told.online && told.at < known.at;
}

}  // namespace

KioskWall::Heard KioskWall::hear(const QString& kiosk, const StateMessage& state, std::int64_t now) {
    const std::lock_guard lock(m_mutex);
    KioskStatus& status = m_status[kiosk];
    if (status.isKnown && isOutdated(state, status.state)) return Heard::Nothing;
    const bool cameOnline = state.online && (!status.isKnown || !status.state.online ||
                                             state.boot != status.state.boot || state.seq != status.state.seq);
    const bool isNews = !status.isKnown || !(state == status.state);
    if (!status.isKnown || status.state.online != state.online) status.since = now;
    status.isKnown = true;
    status.state = state;
    if (!state.online) m_views.erase(kiosk);
    if (cameOnline) return Heard::CameOnline;
    return isNews ? Heard::Changed : Heard::Nothing;
}

KioskWall::Heard KioskWall::hear(const QString& kiosk, const HealthMessage& health, std::int64_t now) {
    const std::lock_guard lock(m_mutex);
    KioskStatus& status = m_status[kiosk];
    HealthMessage before = status.health;
    status.health = health;
    status.hasHealth = true;
    status.heardAt = std::max(status.heardAt, now);
    before.at = health.at;  // told again without news
    return before == health ? Heard::Nothing : Heard::Changed;
}

void KioskWall::hear(const QString& kiosk, const ViewMessage& view) {
    const std::lock_guard lock(m_mutex);
    m_views[kiosk] = view;
}

void KioskWall::listen(std::optional<std::int64_t> since) {
    const std::lock_guard lock(m_mutex);
    m_since = since;
    if (!since) return;
    // What else was known may be long untrue.
    m_status.clear();
    m_views.clear();
}

std::optional<std::int64_t> KioskWall::listeningSince() const {
    const std::lock_guard lock(m_mutex);
    return m_since;
}

KioskStatus KioskWall::status(const QString& kiosk) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_status.find(kiosk);
    return found == m_status.end() ? KioskStatus() : found->second;
}

std::optional<ViewMessage> KioskWall::view(const QString& kiosk, const QString& call) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_views.find(kiosk);
    const bool isThere = found != m_views.end() && found->second.call == call && !found->second.page.isEmpty();
    return isThere ? std::optional(found->second) : std::nullopt;
}

QJsonObject kioskJson(const Kiosk& kiosk, const KioskStatus& status) {
    return {{QStringLiteral("id"), kiosk.id},
            {QStringLiteral("name"), kiosk.name},
            {QStringLiteral("branch"), kiosk.branch},
            {QStringLiteral("known"), status.isKnown},
            {QStringLiteral("online"), status.state.online},
            {QStringLiteral("since"), static_cast<qint64>(status.since)},
            {QStringLiteral("presence"), status.state.presence},
            {QStringLiteral("page"), status.state.page},
            {QStringLiteral("service"), status.state.service},
            {QStringLiteral("paper"), status.health.paper},
            {QStringLiteral("faults"), QJsonArray::fromStringList(status.health.faults)},
            {QStringLiteral("program"), status.health.program},
            {QStringLiteral("configuration"), static_cast<qint64>(status.health.configuration)},
            {QStringLiteral("slot"), status.health.slot},
            {QStringLiteral("ready"), static_cast<qint64>(status.health.ready)},
            {QStringLiteral("alarms"), QJsonArray::fromStringList(status.health.alarms)},
            {QStringLiteral("storage"), status.health.storage},
            {QStringLiteral("uptimeSeconds"), static_cast<qint64>(status.health.uptimeSeconds)},
            {QStringLiteral("failed"), static_cast<qint64>(status.health.failed)}};
}

QJsonObject viewJson(const QString& kiosk, const ViewMessage& view) {
    const QJsonValue page = view.page.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(view.page);
    return {{QStringLiteral("kiosk"), kiosk}, {QStringLiteral("call"), view.call}, {QStringLiteral("page"), page}};
}

}  // namespace evergreen::desk

// What kiosks last said of themselves, as the broker tells it: in memory, for it is told anew after each connection,
// and each instance of the desk hears it by itself. Safe from any thread.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/help_message.h"

#include <map>
#include <mutex>
#include <optional>

namespace evergreen::desk {

struct KioskStatus {
    bool isKnown = false;    ///< false: nothing heard since the broker was connected
    std::int64_t since = 0;  ///< when `online` last changed, by the desk's clock
    StateMessage state;
    HealthMessage health;
    bool hasHealth = false;
    std::int64_t heardAt = 0;  ///< when it last told its health itself, by the desk's clock; 0: not since then
    bool operator==(const KioskStatus&) const = default;
};

class KioskWall {
public:
    enum class Heard { Nothing, Changed, CameOnline };

    /// Nothing: told before, or the last will of a connection that has a successor.
    Heard hear(const QString& kiosk, const StateMessage& state, std::int64_t now);
    /// `now`: 0 for what the broker has kept, which may be long ago.
    Heard hear(const QString& kiosk, const HealthMessage& health, std::int64_t now);
    void hear(const QString& kiosk, const ViewMessage& view);
    /// The broker was connected just now, and what it has kept follows; or nobody can be heard at present.
    void listen(std::optional<std::int64_t> since);

    KioskStatus status(const QString& kiosk) const;
    /// Nothing while the broker is away.
    std::optional<std::int64_t> listeningSince() const;
    /// The page last told for this call; nothing while nobody is let in.
    std::optional<ViewMessage> view(const QString& kiosk, const QString& call) const;

private:
    mutable std::mutex m_mutex;
    std::optional<std::int64_t> m_since;
    std::map<QString, KioskStatus> m_status;
    std::map<QString, ViewMessage> m_views;
};

/// Kiosk of desk.yaml.
QJsonObject kioskJson(const Kiosk& kiosk, const KioskStatus& status);
/// View of desk.yaml.
QJsonObject viewJson(const QString& kiosk, const ViewMessage& view);

}  // namespace evergreen::desk

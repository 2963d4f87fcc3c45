// What a kiosk's end of the fleet is doing, for the desk: plain values of few kinds, so that ten thousand kiosks make
// no more sorts of news than one.
#pragma once

#include "kiosk/fleet/rollout.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <set>

namespace evergreen::fleet {

/// What somebody should look into. The good bundle runs on, whichever it is.
enum class FleetAlarm {
    Unreachable,   ///< the server is away, slow, or has not what it should
    Expired,       ///< what the server has is too old, or our clock is ahead
    ClockBehind,   ///< our clock is before the build or the last good refresh
    Refused,       ///< something there is not as it was approved, or nobody approved it
    Storage,       ///< the disk is full or fails
    BundleUnfit,   ///< approved, and nothing that this program could run
    BundleFailed,  ///< ordered, and has failed its trial here
    Boot,          ///< the last start found something damaged, or a trial that never confirmed
};

/// "unreachable", "bundle-failed": for logs and messages.
[[nodiscard]] const char* nameOf(FleetAlarm alarm);

struct FleetStatus {
    BundleVersion running = kBuiltIn;
    std::optional<BundleVersion> ready;  ///< waits for a moment without a customer
    bool isApplied = false;              ///< the next start of the program tries it
    std::set<FleetAlarm> alarms;
    std::optional<BundleVersion> failed;  ///< what BundleUnfit or BundleFailed is about
    std::optional<tuf::Moment> lastGood;  ///< refresh, since the program started
    int failures = 0;                     ///< polls in a row that failed

    bool operator==(const FleetStatus&) const = default;
};

}  // namespace evergreen::fleet

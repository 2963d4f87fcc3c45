// How a rollout goes, ring by ring, by what the kiosks say and by who says nothing; and whether it has to be stopped.
// Pure: no clock, no database, no repository.
//
// A kiosk's answer counts for the bundle that it names only: what is left over from another rollout is none.
#pragma once

#include "backend/desk/kiosk_wall.h"
#include "kiosk/fleet/rollout.h"

#include <chrono>

namespace evergreen::desk {

/// When a rollout is stopped without anybody's asking.
struct StopRule {
    int leastKiosks = 20;  ///< a ring that expects fewer is too small to judge
    int percentMax = 5;    ///< more than this of the expected ones failed, rolled back or silent: stop
    std::chrono::milliseconds silentAfter = std::chrono::minutes(15);
    bool operator==(const StopRule&) const = default;
};

struct RingCount {
    QString ring{};           ///< empty: all rings together
    std::int64_t bundle = 0;  ///< 0 for all together
    int expected = 0;         ///< registered kiosks whose place is in the ring; the sum of the five below
    int applied = 0;
    int failed = 0;      ///< cannot use it
    int rolledBack = 0;  ///< tried it, and went back
    int silent = 0;      ///< heard of before, no outcome, and no word for `silentAfter` since they should have it
    int underWay = 0;    ///< speak, or were never heard, and have no outcome yet
    int bad() const { return failed + rolledBack + silent; }
    bool operator==(const RingCount&) const = default;
};

/// What is known of the kiosks at one moment. Times are the desk's own, in milliseconds since 1970.
struct FleetWords {
    const std::vector<Kiosk>& kiosks;  ///< those in service
    const KioskWall& wall;
    std::int64_t now = 0;
    std::int64_t comparableFrom = 0;  ///< when the clock was set; what is older is on another time
};

/// One for each ring. `since`: since when each is published as it is. Nobody is silent while the broker is away, nor
/// before it has been here for `silentAfter`.
std::vector<RingCount> countsOf(const fleet::Rollout& rollout, const std::vector<std::int64_t>& since,
                                const FleetWords& words, std::chrono::milliseconds silentAfter);

/// What has to be stopped for: the first ring that is over the rule, else all together; nothing: go on. A ring of its
/// own, so that a canary that fails is not lost in a fleet that does well.
std::optional<RingCount> reasonToStop(const std::vector<RingCount>& counts, const StopRule& rule);

/// RingCount of desk.yaml.
QJsonObject ringCountJson(const RingCount& count);
/// "ring canary, bundle 42: 12 of 100 kiosks (3 failed, 7 rolled back, 2 silent); 80 applied, 8 under way"
QString wordsOf(const RingCount& count);

}  // namespace evergreen::desk

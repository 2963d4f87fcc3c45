// The time that a kiosk may believe when nothing tells it the true one: no earlier than its program was built, and no
// earlier than the last refresh that was well. Without it, a clock that an empty battery has set to 1970 would believe
// every document that was ever signed.
//
// The floor cannot be driven up by a clock that is ahead: no refresh is well when its documents have expired.
#pragma once

#include "kiosk/fleet/tuf/metadata.h"

namespace evergreen::fleet {

struct ClockFloor {
    tuf::Moment built{};
    tuf::Moment lastGood{};

    tuf::Moment floor() const { return built < lastGood ? lastGood : built; }
    /// An alarm: certificates and receipts need the true time.
    bool isBehind(tuf::Moment wall) const { return wall < floor(); }
    tuf::Moment believed(tuf::Moment wall) const { return isBehind(wall) ? floor() : wall; }
};

}  // namespace evergreen::fleet

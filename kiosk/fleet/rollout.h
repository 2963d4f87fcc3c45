// rollout.json: which bundle is for which part of the fleet, and whether anybody may move now. A plain value; that its
// bundles are approved is the Approval's affair, and nobody who signs this can make a bundle of his own.
//
// The server keeps no list of kiosks: each finds its own ring from its id.
#pragma once

#include "kiosk/fleet/tuf/checked.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace evergreen::fleet {

using tuf::Checked;
using tuf::Reason;
using tuf::Refusal;

using BundleVersion = std::int64_t;
/// What was compiled into the program: it needs nobody's approval and no download.
inline constexpr BundleVersion kBuiltIn = 0;

/// The part of the fleet below `basisPoints` of ten thousand that no ring before it has.
struct Ring {
    std::string name;
    int basisPoints = 0;
    BundleVersion bundle = kBuiltIn;

    bool operator==(const Ring&) const = default;
};

struct Rollout {
    enum class State {
        Go,    ///< every ring moves to its bundle
        Hold,  ///< nobody moves, except from below the minimum
        Halt,  ///< everybody moves to the fallback
    };

    std::string id;  ///< the rings are drawn anew when it changes
    State state = State::Halt;
    BundleVersion minimum = kBuiltIn;   ///< below it nothing may be chosen, from now on
    BundleVersion fallback = kBuiltIn;  ///< for whoever is in no ring, and for all at a halt
    std::vector<Ring> rings;

    static constexpr int wholeFleet = 10'000;
    static constexpr std::size_t ringsMax = 16;
    static constexpr std::size_t bytesMax = std::size_t{64} * 1024;
    static constexpr std::size_t nameBytesMax = 64;

    bool operator==(const Rollout&) const = default;
};

/// Malformed: another schema, rings that do not go up, or a name with other letters than a-z, A-Z, 0-9 and "._-".
Checked<Rollout> readRollout(std::string_view bytes);

/// Where a kiosk stands in a rollout: 0 to 9999, the same for ever, and unlike its place in another rollout.
[[nodiscard]] int placeOf(std::string_view kiosk, std::string_view rollout);
/// Null for a kiosk in no ring.
[[nodiscard]] const Ring* ringOf(const Rollout& rollout, std::string_view kiosk);
/// What the kiosk should run; nothing: whatever it runs.
[[nodiscard]] std::optional<BundleVersion> wantedOf(const Rollout& rollout, std::string_view kiosk,
                                                    BundleVersion running);

}  // namespace evergreen::fleet

// What the kiosk remembers of its bundles through restarts and power cuts: which is good, which is on trial, and what
// never goes back. A plain value; SlotRecord keeps it.
#pragma once

#include "kiosk/fleet/rollout.h"
#include "kiosk/fleet/tuf/metadata.h"

namespace evergreen::fleet {

struct Slot {
    BundleVersion version = kBuiltIn;
    std::string sha256;  ///< of its manifest, and so of all of it; the name of its folder

    bool operator==(const Slot&) const = default;
};

struct SlotState {
    std::int64_t sequence = 0;         ///< of this record
    std::optional<Slot> good;          ///< nothing: the built-in bundle
    std::optional<Slot> trial;         ///< what the next start tries
    std::int64_t starts = 0;           ///< of the trial, counted before each
    std::vector<std::string> failed;   ///< manifests that have failed here, oldest first
    BundleVersion minimum = kBuiltIn;  ///< the highest of all orders
    tuf::Moment clock{};               ///< when a refresh was last well

    static constexpr std::size_t failedMax = 16;
    static constexpr std::size_t bytesMax = std::size_t{16} * 1024;

    bool operator==(const SlotState&) const = default;
};

/// A line with the SHA-256 of all that follows, then JSON.
std::string writtenState(const SlotState& state);
/// Mismatch or Malformed when it is not as it was written.
Checked<SlotState> readState(std::string_view bytes);

}  // namespace evergreen::fleet

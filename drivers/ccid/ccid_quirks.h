// The readers that need more than the standard says, in one table. Nothing elsewhere asks for a vendor id.
#pragma once

#include <chrono>
#include <cstdint>

namespace evergreen {

struct CcidQuirks {
    std::uint16_t vendorId;
    std::uint16_t productId;
    std::chrono::milliseconds settleTime;  ///< after opening, before the first command
    std::chrono::milliseconds cardMax;     ///< for what a card does, without a time extension
    /// Its keypad was seen to keep the PIN to itself. Readers are known that say they do and tell it to the host: so a
    /// reader's own word is not enough, and this is a list of those to be trusted.
    bool keepsPin = false;
};

/// The row of a reader, or the row for all others.
const CcidQuirks& ccidQuirksOf(std::uint16_t vendorId, std::uint16_t productId);

}  // namespace evergreen

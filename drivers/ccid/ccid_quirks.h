// The readers that need more than the standard says, in one table. Nothing elsewhere asks for a vendor id.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

namespace evergreen {

/// One thing that one kind of reader does on an Escape, and no more than is known of it. Spec: CCID 1.1 §6.1.8
struct ReaderEscape {
    static constexpr std::size_t requestBytesMax = 32;

    std::string_view word;     ///< what a person calls it by
    std::string_view request;  ///< byte for byte; there is no room in it for anything of a caller's
    std::size_t answerBytesMax;
};

struct CcidQuirks {
    std::uint16_t vendorId;
    std::uint16_t productId;
    std::chrono::milliseconds settleTime;  ///< after opening, before the first command
    std::chrono::milliseconds cardMax;     ///< for what a card does, without a time extension
    /// Its keypad was seen to keep the PIN to itself. Readers are known that say they do and tell it to the host: so a
    /// reader's own word is not enough, and this is a list of those to be trusted.
    bool keepsPin = false;
    /// All that may be said to it by Escape. What an Escape does (new firmware, among others) no standard says: so none
    /// is sent that does not stand here, and none stands here that was not tried.
    std::span<const ReaderEscape> escapes{};
};

/// The row of a reader, or the row for all others.
const CcidQuirks& ccidQuirksOf(std::uint16_t vendorId, std::uint16_t productId);

}  // namespace evergreen

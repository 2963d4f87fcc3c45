// A card's Answer To Reset, as far as a host must know it to speak with the card. Pure.
#pragma once

#include "kiosk/base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>

namespace evergreen {

struct Atr {
    bool isInverse = false;                    ///< TS 3F
    std::uint8_t speed = 0x11;                 ///< TA1: Fi and Di
    std::uint8_t guardTime = 0;                ///< TC1: extra guard time
    std::uint8_t waitingTime = 10;             ///< TC2: WI of T=0
    std::optional<std::uint8_t> specificMode;  ///< TA2
    std::uint8_t protocol = 0;                 ///< the one spoken after reset when nobody negotiates
    Bytes historical;

    /// Fails for what breaks off, begins wrongly, or has a wrong check byte. Spec: ISO 7816-3 §8.2.
    static std::optional<Atr> parse(ByteView atr);

    /// bmFindexDindex, bmTCCKST0, bGuardTimeT0, bWaitingIntegerT0, bClockStop for a card that nobody negotiated with.
    /// Spec: CCID 1.1 §6.1.7; ISO 7816-3 §6.3.1 (without PPS the card keeps Fd and Dd).
    std::array<std::uint8_t, 5> parametersT0() const;

    bool operator==(const Atr&) const = default;
};

}  // namespace evergreen

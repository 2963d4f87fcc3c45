// A card's Answer To Reset, as far as a host must know it to speak with the card. Pure.
#pragma once

#include "kiosk/base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace evergreen {

struct Atr {
    bool isInverse = false;                    ///< TS 3F
    std::uint8_t speed = 0x11;                 ///< TA1: Fi and Di
    std::uint8_t guardTime = 0;                ///< TC1: extra guard time
    std::uint8_t waitingTime = 10;             ///< TC2: WI of T=0
    std::optional<std::uint8_t> specificMode;  ///< TA2
    std::uint8_t protocol = 0;                 ///< the one spoken after reset when nobody negotiates
    std::vector<std::uint8_t> offered{0};      ///< protocols in the card's order, each once
    std::uint8_t cardBlockBytes = 32;          ///< T=1, IFSC: what the card takes in one block
    std::uint8_t blockWaiting = 0x4D;          ///< T=1: BWI and CWI
    bool usesCrc = false;                      ///< T=1: CRC instead of LRC
    std::uint8_t clockStop = 0;                ///< T=15: 0 never, 1 low, 2 high, 3 either
    Bytes historical;

    /// Fails for what breaks off, begins wrongly, or has a wrong check byte. Spec: ISO 7816-3 §8.2.
    static std::optional<Atr> parse(ByteView atr);

    bool offers(std::uint8_t protocolNumber) const;

    /// The speed it uses when nobody negotiates. Spec: ISO 7816-3 §6.3.1 (without PPS the card keeps Fd and Dd).
    std::uint8_t speedAfterReset() const;

    /// bmFindexDindex, bmTCCKST0, bGuardTimeT0, bWaitingIntegerT0, bClockStop for a card at this speed.
    /// Spec: CCID 1.1 §6.1.7.
    std::array<std::uint8_t, 5> parametersT0(std::uint8_t speedInUse) const;
    /// bmFindexDindex, bmTCCKST1, bGuardTimeT1, bmWaitingIntegersT1, bClockStop, bIFSC, bNadValue.
    std::array<std::uint8_t, 7> parametersT1(std::uint8_t speedInUse) const;

    bool operator==(const Atr&) const = default;
};

}  // namespace evergreen

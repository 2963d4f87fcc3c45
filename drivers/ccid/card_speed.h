// How fast card and reader may speak: the tables of ISO 7816-3 and the choice among what both can do. Pure.
#pragma once

#include "drivers/ccid/atr.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace evergreen {

/// What a reader says of its clock and speeds. Spec: CCID 1.1 §5.1 (dwDefaultClock …) and §5.3.3 (GET_DATA_RATES).
struct ReaderSpeeds {
    std::uint32_t clockKhz = 0;
    std::uint32_t rateMax = 0;         ///< bit/s
    std::vector<std::uint32_t> rates;  ///< those it has, in bit/s; empty: any up to rateMax

    bool operator==(const ReaderSpeeds&) const = default;
};

/// bit/s of a card at this FI/DI byte (TA1) and clock; nothing for values ISO 7816-3 keeps for later use.
std::optional<std::uint32_t> dataRate(std::uint8_t speed, std::uint32_t clockKhz);

/// The fastest speed not above what the card offers in TA1 that the reader has too; the card's own speed after reset
/// when there is no better one. Spec: ISO 7816-3 §9.2: D of a PPS lies between 1 and Di, F stays.
std::uint8_t chooseSpeed(const Atr& atr, const ReaderSpeeds& reader);

}  // namespace evergreen

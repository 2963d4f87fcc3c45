// The data objects this kiosk asks a card for, by name. Spec: EMV 4.4 Book 3 Annex A. Not a dictionary of all tags;
// PBOC's own meanings of 9F61 and 9F62 stay out, because other schemes use those tags for something else.
#pragma once

#include <cstdint>

namespace evergreen::emv {

// templates
inline constexpr std::uint32_t fci = 0x6F;
inline constexpr std::uint32_t fciProprietary = 0xA5;
inline constexpr std::uint32_t recordTemplate = 0x70;
inline constexpr std::uint32_t applicationTemplate = 0x61;
inline constexpr std::uint32_t responseFormat1 = 0x80;
inline constexpr std::uint32_t responseFormat2 = 0x77;
inline constexpr std::uint32_t commandTemplate = 0x83;
// application selection
inline constexpr std::uint32_t dfName = 0x84;
inline constexpr std::uint32_t adfName = 0x4F;
inline constexpr std::uint32_t label = 0x50;
inline constexpr std::uint32_t priority = 0x87;
inline constexpr std::uint32_t sfi = 0x88;
inline constexpr std::uint32_t pdol = 0x9F38;
inline constexpr std::uint32_t afl = 0x94;
// records
inline constexpr std::uint32_t pan = 0x5A;
inline constexpr std::uint32_t track2 = 0x57;
inline constexpr std::uint32_t holderName = 0x5F20;
inline constexpr std::uint32_t expiry = 0x5F24;
inline constexpr std::uint32_t panSequence = 0x5F34;
// terminal
inline constexpr std::uint32_t amount = 0x9F02;
inline constexpr std::uint32_t amountOther = 0x9F03;
inline constexpr std::uint32_t country = 0x9F1A;
inline constexpr std::uint32_t verificationResults = 0x95;
inline constexpr std::uint32_t currency = 0x5F2A;
inline constexpr std::uint32_t transactionDate = 0x9A;
inline constexpr std::uint32_t transactionType = 0x9C;
inline constexpr std::uint32_t unpredictableNumber = 0x9F37;
inline constexpr std::uint32_t terminalCapabilities = 0x9F33;
inline constexpr std::uint32_t terminalType = 0x9F35;

}  // namespace evergreen::emv

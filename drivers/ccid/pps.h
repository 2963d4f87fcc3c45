// Protocol and parameters selection: what is said to a card that has just been reset, and what its answer means. Pure.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <optional>

namespace evergreen {

/// PPSS, PPS0, PPS1, PCK: this protocol at this speed. Spec: ISO 7816-3 §9.2.
Bytes ppsRequest(std::uint8_t protocol, std::uint8_t speed);

/// The speed agreed: the one asked for, or the default where the card left it out. Nothing when the card did not agree;
/// it must then be reset. Spec: ISO 7816-3 §9.3.
std::optional<std::uint8_t> ppsAgreed(ByteView request, ByteView answer);

}  // namespace evergreen

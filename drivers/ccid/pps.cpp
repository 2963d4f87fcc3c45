#include "drivers/ccid/pps.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr std::uint8_t kStart = 0xFF;
constexpr std::uint8_t kHasSpeed = 0x10;
constexpr std::uint8_t kDefaultSpeed = 0x11;
constexpr std::size_t kShortBytes = 3;  // PPSS PPS0 PCK

}  // namespace

Bytes ppsRequest(std::uint8_t protocol, std::uint8_t speed) {
    const auto format = static_cast<std::uint8_t>(kHasSpeed | protocol);
    return bytes({kStart, format, speed, static_cast<std::uint8_t>(kStart ^ format ^ speed)});
}

std::optional<std::uint8_t> ppsAgreed(ByteView request, ByteView answer) {
    if (std::ranges::equal(request, answer)) return std::to_integer<std::uint8_t>(request[2]);
    // Without PPS1 the card keeps Fd and Dd; protocol and check must still be right.
    if (answer.size() != kShortBytes || answer[0] != std::byte{kStart}) return std::nullopt;
    const bool isRight = answer[1] == (request[1] & std::byte{0x0F}) && answer[2] == (answer[0] ^ answer[1]);
    return isRight ? std::optional(kDefaultSpeed) : std::nullopt;
}

}  // namespace evergreen

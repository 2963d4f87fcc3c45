#include "drivers/ccid/card_speed.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

// Spec: ISO 7816-3 tables 7 and 8; 0 is kept for later use.
constexpr std::array<std::uint32_t, 16> kClockDivisors{372, 372, 558, 744,  1116, 1488, 1860, 0,
                                                       0,   512, 768, 1024, 1536, 2048, 0,    0};
constexpr std::array<std::uint32_t, 16> kMultipliers{0, 1, 2, 4, 8, 16, 32, 64, 12, 20, 0, 0, 0, 0, 0, 0};

/// Readers round their tables; no two speeds of one clock are nearer to each other than this.
constexpr std::uint32_t kToleranceDivisor = 50;

bool isNear(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t apart = one > other ? one - other : other - one;
    return apart <= one / kToleranceDivisor;
}

bool canDo(const ReaderSpeeds& reader, std::uint32_t rate) {
    if (rate > reader.rateMax) return false;
    return reader.rates.empty() || std::ranges::any_of(reader.rates, [rate](auto had) { return isNear(rate, had); });
}

/// The DI bytes at most as fast as this one, fastest first.
std::vector<std::uint8_t> multipliersUpTo(unsigned index) {
    std::vector<std::uint8_t> result;
    for (std::size_t at = 1; at < kMultipliers.size(); ++at) {
        const bool isUpTo = kMultipliers[at] != 0 && kMultipliers[at] <= kMultipliers[index];
        if (isUpTo) result.push_back(static_cast<std::uint8_t>(at));
    }
    std::ranges::sort(result, [](auto a, auto b) { return kMultipliers[a] > kMultipliers[b]; });
    return result;
}

}  // namespace

std::optional<std::uint32_t> dataRate(std::uint8_t speed, std::uint32_t clockKhz) {
    const std::uint32_t divisor = kClockDivisors[speed >> 4];
    const std::uint32_t multiplier = kMultipliers[speed & 0x0F];
    if (divisor == 0 || multiplier == 0) return std::nullopt;
    return static_cast<std::uint32_t>(std::uint64_t{1000} * clockKhz * multiplier / divisor);
}

std::uint8_t chooseSpeed(const Atr& atr, const ReaderSpeeds& reader) {
    const std::uint8_t usual = atr.speedAfterReset();
    const auto usualRate = dataRate(usual, reader.clockKhz).value_or(0);
    const unsigned family = atr.speed & 0xF0U;
    for (const std::uint8_t multiplier : multipliersUpTo(atr.speed & 0x0FU)) {
        const auto speed = static_cast<std::uint8_t>(family | multiplier);
        const auto rate = dataRate(speed, reader.clockKhz);
        if (!rate || *rate <= usualRate) break;
        if (canDo(reader, *rate)) return speed;
    }
    return usual;
}

}  // namespace evergreen

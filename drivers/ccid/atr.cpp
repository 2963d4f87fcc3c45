#include "drivers/ccid/atr.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr std::size_t kAtrBytesMax = 33;  // ISO 7816-3 §8.2.1: TS and at most 32 bytes
constexpr unsigned kDirect = 0x3B;
constexpr unsigned kInverse = 0x3F;
constexpr std::uint8_t kDefaultSpeed = 0x11;
constexpr unsigned kSpeedIsImplicit = 0x10;  // TA2, bit 5
constexpr unsigned kProtocolMask = 0x0F;

// Takes bytes one by one; after the end it gives nothing and remembers.
class Taker {
public:
    explicit Taker(ByteView from) : m_rest(from) {}

    std::uint8_t take() {
        if (m_rest.empty()) {
            m_isShort = true;
            return 0;
        }
        const auto value = std::to_integer<std::uint8_t>(m_rest.front());
        m_rest = m_rest.subspan(1);
        return value;
    }
    ByteView take(std::size_t count) {
        m_isShort = m_isShort || count > m_rest.size();
        const ByteView taken = m_rest.first(std::min(count, m_rest.size()));
        m_rest = m_rest.subspan(taken.size());
        return taken;
    }
    bool isShort() const { return m_isShort; }

private:
    ByteView m_rest;
    bool m_isShort = false;
};

bool isCheckRight(ByteView withoutTs) {
    std::byte sum{0};
    for (const std::byte value : withoutTs) sum ^= value;
    return sum == std::byte{0};
}

}  // namespace

std::optional<Atr> Atr::parse(ByteView atr) {
    if (atr.size() < 2 || atr.size() > kAtrBytesMax) return std::nullopt;
    Taker taker(atr);
    const unsigned first = taker.take();
    if (first != kDirect && first != kInverse) return std::nullopt;
    Atr result;
    result.isInverse = first == kInverse;
    const unsigned format = taker.take();
    std::optional<std::uint8_t> firstProtocol;
    bool hasCheck = false;
    // ISO 7816-3 §8.2.3: the high nibble of T0 and of each TDi says which of TA, TB, TC, TD follow.
    unsigned present = format >> 4;
    for (int group = 1; present != 0; ++group) {
        if (taker.isShort()) return std::nullopt;
        if ((present & 1) != 0) {
            const std::uint8_t value = taker.take();
            if (group == 1) result.speed = value;
            if (group == 2) result.specificMode = value;
        }
        if ((present & 2) != 0) taker.take();
        if ((present & 4) != 0) {
            const std::uint8_t value = taker.take();
            if (group == 1) result.guardTime = value;
            if (group == 2) result.waitingTime = value;
        }
        const unsigned next = (present & 8) != 0 ? taker.take() : 0U;
        if ((present & 8) != 0) {
            const auto protocol = static_cast<std::uint8_t>(next & kProtocolMask);
            if (!firstProtocol) firstProtocol = protocol;
            hasCheck = hasCheck || protocol != 0;
        }
        present = next >> 4;
    }
    const ByteView historical = taker.take(format & 0x0F);
    result.historical.assign(historical.begin(), historical.end());
    // ISO 7816-3 §8.2.5: TCK is there unless T=0 alone is offered.
    if (hasCheck) taker.take();
    if (taker.isShort()) return std::nullopt;
    if (hasCheck && !isCheckRight(atr.subspan(1))) return std::nullopt;
    result.protocol = firstProtocol.value_or(0);
    if (result.specificMode) result.protocol = static_cast<std::uint8_t>(*result.specificMode & kProtocolMask);
    return result;
}

std::array<std::uint8_t, 5> Atr::parametersT0() const {
    // ISO 7816-3 §6.3.1: only a card in specific mode uses the speed of TA1 without being asked.
    const bool isAtOwnSpeed = specificMode && (*specificMode & kSpeedIsImplicit) == 0;
    const auto convention = static_cast<std::uint8_t>(isInverse ? 0x02 : 0x00);
    return {isAtOwnSpeed ? speed : kDefaultSpeed, convention, guardTime, waitingTime, 0};
}

}  // namespace evergreen

#include "drivers/ccid/atr.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::size_t kAtrBytesMax = 33;  // ISO 7816-3 §8.2.1: TS and at most 32 bytes
constexpr unsigned kDirect = 0x3B;
constexpr unsigned kInverse = 0x3F;
constexpr std::uint8_t kDefaultSpeed = 0x11;
constexpr unsigned kSpeedIsImplicit = 0x10;  // TA2, bit 5
constexpr unsigned kProtocolMask = 0x0F;
constexpr std::uint8_t kBlocks = 1;   // T=1
constexpr std::uint8_t kForAll = 15;  // T=15: bytes that hold for every protocol
constexpr std::uint8_t kBlockBytesMost = 254;
constexpr int kGlobalGroups = 2;  // what TA, TB, TC mean hangs on the protocol only behind these

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

/// TAi, TBi, TCi and the TDi that announces the next group.
struct Group {
    std::optional<std::uint8_t> a, b, c, d;
};

// ISO 7816-3 §8.2.3: the high nibble of T0 and of each TDi says which of TA, TB, TC, TD follow.
Group takeGroup(Taker& taker, unsigned present) {
    Group group;
    if ((present & 1) != 0) group.a = taker.take();
    if ((present & 2) != 0) group.b = taker.take();
    if ((present & 4) != 0) group.c = taker.take();
    if ((present & 8) != 0) group.d = taker.take();
    return group;
}

/// The two groups whose bytes mean the same for every card. Spec: ISO 7816-3 §8.3.
void noteGlobal(Atr& atr, const Group& group, int number) {
    if (number == 1) {
        atr.speed = group.a.value_or(atr.speed);
        atr.guardTime = group.c.value_or(atr.guardTime);
        return;
    }
    atr.specificMode = group.a;
    atr.waitingTime = group.c.value_or(atr.waitingTime);
}

/// Bytes of T=1 (Spec: ISO 7816-3 §11.4) and T=15 (§8.3); only the first of each counts.
class SpecificBytes {
public:
    void note(Atr& atr, const Group& group, std::uint8_t protocol) {
        if (protocol == kForAll && group.a && !std::exchange(m_hasClockStop, true)) {
            atr.clockStop = static_cast<std::uint8_t>(*group.a >> 6);
        }
        if (protocol != kBlocks) return;
        if (group.a && !std::exchange(m_hasSize, true)) noteSize(atr, *group.a);
        if (group.b && !std::exchange(m_hasWaiting, true)) atr.blockWaiting = *group.b;
        if (group.c && !std::exchange(m_hasCheck, true)) atr.usesCrc = (*group.c & 1) != 0;
    }

private:
    // 00 and FF are reserved: the card is taken at its default.
    static void noteSize(Atr& atr, std::uint8_t size) {
        if (size != 0 && size <= kBlockBytesMost) atr.cardBlockBytes = size;
    }

    bool m_hasSize = false;
    bool m_hasWaiting = false;
    bool m_hasCheck = false;
    bool m_hasClockStop = false;
};

/// All interface bytes; says whether a check byte must follow. Spec: ISO 7816-3 §8.2.5: TCK is there unless T=0 alone
/// is offered.
bool takeInterfaceBytes(Taker& taker, Atr& atr, unsigned present) {
    bool hasCheck = false;
    std::uint8_t protocol = 0;
    SpecificBytes specific;
    atr.offered.clear();
    for (int number = 1; present != 0 && !taker.isShort(); ++number) {
        const Group group = takeGroup(taker, present);
        if (number <= kGlobalGroups) {
            noteGlobal(atr, group, number);
        } else {
            specific.note(atr, group, protocol);
        }
        protocol = static_cast<std::uint8_t>(group.d.value_or(0) & kProtocolMask);
        if (group.d && protocol != kForAll && !atr.offers(protocol)) atr.offered.push_back(protocol);
        hasCheck = hasCheck || protocol != 0;
        present = group.d.value_or(0) >> 4U;
    }
    if (atr.offered.empty()) atr.offered.push_back(0);
    return hasCheck;
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
    const bool hasCheck = takeInterfaceBytes(taker, result, format >> 4);
    const ByteView historical = taker.take(format & 0x0F);
    result.historical.assign(historical.begin(), historical.end());
    if (hasCheck) taker.take();
    if (taker.isShort()) return std::nullopt;
    if (hasCheck && !isCheckRight(atr.subspan(1))) return std::nullopt;
    result.protocol = result.offered.front();
    if (result.specificMode) result.protocol = static_cast<std::uint8_t>(*result.specificMode & kProtocolMask);
    return result;
}

bool Atr::offers(std::uint8_t protocolNumber) const {
    return std::ranges::find(offered, protocolNumber) != offered.end();
}

std::uint8_t Atr::speedAfterReset() const {
    const bool isAtOwnSpeed = specificMode && (*specificMode & kSpeedIsImplicit) == 0;
    return isAtOwnSpeed ? speed : kDefaultSpeed;
}

std::array<std::uint8_t, 5> Atr::parametersT0(std::uint8_t speedInUse) const {
    const auto convention = static_cast<std::uint8_t>(isInverse ? 0x02 : 0x00);
    return {speedInUse, convention, guardTime, waitingTime, clockStop};
}

std::array<std::uint8_t, 7> Atr::parametersT1(std::uint8_t speedInUse) const {
    constexpr unsigned fixed = 0x10;
    const auto convention = static_cast<std::uint8_t>(fixed | (isInverse ? 0x02U : 0U) | (usesCrc ? 0x01U : 0U));
    constexpr std::uint8_t nodeAddress = 0;
    return {speedInUse, convention, guardTime, blockWaiting, clockStop, cardBlockBytes, nodeAddress};
}

}  // namespace evergreen

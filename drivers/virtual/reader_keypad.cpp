// The virtual reader's keypad: PINs go from the keys into the card's command and nowhere else.
#include "drivers/virtual/reader_firmware.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::uint8_t kDataBlock = 0x80;
constexpr std::uint8_t kIccMute = 0xFE;
constexpr std::uint8_t kNotSupported = 0x00;
constexpr std::uint8_t kBadOperation = 0x0A;
constexpr std::size_t kHeaderBytes = 10;
constexpr std::size_t kApduHeaderBytes = 5;

int at(ByteView view, std::size_t i) {
    return std::to_integer<int>(view[i]);
}

/// Where things stand in a command that asks for PINs. Spec: CCID 1.1 §6.1.11 (bPINOperation 0) and §6.1.11.7 (1)
struct Layout {
    std::size_t digitsMost = 0;
    std::size_t digitsLeast = 0;
    std::size_t prologue = 0;
    std::size_t apdu = 0;
    std::size_t apduBytes = 0;
    std::size_t pins = 0;

    static constexpr std::size_t operation = kHeaderBytes;
    static constexpr std::size_t timeOut = kHeaderBytes + 1;
    static constexpr std::size_t format = kHeaderBytes + 2;
    static constexpr std::size_t oldOffset = kHeaderBytes + 5;
    static constexpr std::size_t newOffset = kHeaderBytes + 6;
    static constexpr std::size_t confirm = kHeaderBytes + 9;
    static constexpr std::size_t messages = kHeaderBytes + 11;

    static Layout of(ByteView command) {
        if (at(command, operation) == 0)
            return {kHeaderBytes + 5, kHeaderBytes + 6, kHeaderBytes + 12, kHeaderBytes + 15, 13, 1};
        return {kHeaderBytes + 7, kHeaderBytes + 8, kHeaderBytes + 17, kHeaderBytes + 20, 21, 3};
    }
};

/// The one way of filling in that this reader knows: BCD behind a byte with the length in its lower half; a new PIN
/// with the old one and its own repetition, and a message for each.
bool isUnderstood(ByteView command, std::uint8_t pinSupport) {
    constexpr std::size_t shortest = kHeaderBytes + 12;
    const Bytes known = bytes({0x89, 0x47, 0x04});
    if (command.size() < shortest || at(command, Layout::operation) > 1) return false;
    const bool isChange = at(command, Layout::operation) == 1;
    const Layout layout = Layout::of(command);
    const unsigned wanted = isChange ? 2 : 1;
    if ((pinSupport & wanted) == 0 || command.size() != layout.apdu + layout.apduBytes) return false;
    if (isChange && (at(command, Layout::confirm) != 3 || at(command, Layout::messages) != 3)) return false;
    return std::ranges::equal(command.subspan(Layout::format, known.size()), known);
}

/// Digits two to a byte behind the byte with their count, as the host described it. Spec: EMV 4.4 Book 3 table 25
void fillIn(Bytes& apdu, std::size_t offset, const QString& digits) {
    const std::size_t control = kApduHeaderBytes + offset;
    apdu[control] |= static_cast<std::byte>(digits.size());
    const Bytes packed = fromHex(digits.leftJustified(14, u'F')).value_or(Bytes{});
    std::ranges::copy(packed, apdu.begin() + static_cast<std::ptrdiff_t>(control) + 1);
}

}  // namespace

Bytes ReaderFirmware::beginPin(ByteView command) {
    if (m_profile.pinSupport == 0) return failed(command, kNotSupported);
    const Slot& slot = slotOf(command);
    if (!slot.contacts || !slot.isPowered) return failed(command, kIccMute);
    if (!isUnderstood(command, m_profile.pinSupport)) return failed(command, kBadOperation);
    m_pinAsked.assign(command.begin(), command.end());
    m_typed.clear();
    return {};
}

std::optional<std::chrono::seconds> ReaderFirmware::asksPin() const {
    if (m_pinAsked.empty()) return std::nullopt;
    return std::chrono::seconds(at(m_pinAsked, Layout::timeOut));
}

Bytes ReaderFirmware::typePin(const QString& digits) {
    if (m_pinAsked.empty()) return {};
    const Layout layout = Layout::of(m_pinAsked);
    const QString taken = digits.left(at(m_pinAsked, layout.digitsMost));
    if (taken.size() < at(m_pinAsked, layout.digitsLeast)) {
        return reply(std::exchange(m_pinAsked, {}), kDataBlock, {0, 0}, bytes({0x64, 0x03}));
    }
    m_typed << taken;
    if (static_cast<std::size_t>(m_typed.size()) < layout.pins) return {};
    return finishPin();
}

Bytes ReaderFirmware::finishPin() {
    const Bytes command = std::exchange(m_pinAsked, {});
    const QStringList typed = std::exchange(m_typed, {});
    const Layout layout = Layout::of(command);
    const bool isSame = typed.size() < 3 || typed[1] == typed[2];
    if (!isSame) return reply(command, kDataBlock, {0, 0}, bytes({0x64, 0x02}));
    const ByteView empty = ByteView(command).subspan(layout.apdu, layout.apduBytes);
    Bytes apdu(empty.begin(), empty.end());
    const bool isChange = typed.size() > 1;
    fillIn(apdu, isChange ? static_cast<std::size_t>(at(command, Layout::oldOffset)) : 0, typed[0]);
    if (isChange) fillIn(apdu, static_cast<std::size_t>(at(command, Layout::newOffset)), typed[1]);
    return saySecretly(command, std::move(apdu), layout.prologue);
}

/// To the card as the reader's level has it: at TPDU level of a T=1 card in a block whose head the host has given.
Bytes ReaderFirmware::saySecretly(ByteView command, Bytes apdu, std::size_t prologueAt) {
    constexpr std::size_t prologueBytes = 3;
    CardContacts& contacts = *slotOf(command).contacts;
    const bool isTpdu = m_profile.level == ReaderProfile::Level::Tpdu;
    if (isTpdu && !isToldRight(slotOf(command))) return failed(command, kIccMute);
    if (isTpdu && contacts.protocol() == 1) {
        const ByteView prologue = command.subspan(prologueAt, prologueBytes);
        apdu.insert(apdu.begin(), prologue.begin(), prologue.end());
        std::byte check{0};
        for (const std::byte value : apdu) check ^= value;
        apdu.push_back(check);
    }
    Bytes answer = isTpdu ? contacts.hear(apdu) : contacts.card().apdu(apdu);
    if (answer.empty()) return failed(command, kIccMute);
    if (m_profile.tellsPin) answer.insert(answer.begin(), apdu.begin(), apdu.end());
    return reply(command, kDataBlock, {0, 0}, answer);
}

Bytes ReaderFirmware::endPin(NoPin why) {
    if (m_pinAsked.empty()) return {};
    return failed(std::exchange(m_pinAsked, {}), static_cast<std::uint8_t>(why));
}

}  // namespace evergreen

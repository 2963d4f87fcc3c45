// The virtual reader's keypad: a PIN goes from the keys into the card's command and nowhere else.
#include "drivers/virtual/reader_firmware.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

// Spec: CCID 1.1 §6.1.11: the header, the structure of a verification, then the command to fill in.
constexpr std::size_t kHeaderBytes = 10;
constexpr std::size_t kStructureBytes = 15;
constexpr std::size_t kApduBytes = 13;
constexpr std::size_t kTimeOut = kHeaderBytes + 1;
constexpr std::size_t kFormat = kHeaderBytes + 2;
constexpr std::size_t kDigitsMost = kHeaderBytes + 5;
constexpr std::size_t kDigitsLeast = kHeaderBytes + 6;
constexpr std::uint8_t kDataBlock = 0x80;
constexpr std::uint8_t kIccMute = 0xFE;
constexpr std::uint8_t kNotSupported = 0x00;
constexpr std::uint8_t kBadOperation = 0x0A;

int at(ByteView view, std::size_t i) {
    return std::to_integer<int>(view[i]);
}

/// Digits two to a byte behind the byte with their count, as the host described it. Spec: EMV 4.4 Book 3 table 25
Bytes filledIn(ByteView apdu, const QString& digits) {
    constexpr std::size_t control = 5;
    Bytes filled(apdu.begin(), apdu.end());
    filled[control] |= static_cast<std::byte>(digits.size());
    const Bytes packed = fromHex(digits.leftJustified(14, u'F')).value_or(Bytes{});
    std::ranges::copy(packed, filled.begin() + control + 1);
    return filled;
}

}  // namespace

Bytes ReaderFirmware::beginPin(ByteView command) {
    // The one way of filling in that this reader knows: BCD behind a byte with the length in its lower half.
    const Bytes known = bytes({0x89, 0x47, 0x04});
    if (!m_profile.hasKeypad) return failed(command, kNotSupported);
    const Slot& slot = slotOf(command);
    if (!slot.contacts || !slot.isPowered) return failed(command, kIccMute);
    const bool isVerification = command.size() == kHeaderBytes + kStructureBytes + kApduBytes &&
                                at(command, kHeaderBytes) == 0 &&
                                std::ranges::equal(command.subspan(kFormat, known.size()), known);
    if (!isVerification) return failed(command, kBadOperation);
    m_pinAsked.assign(command.begin(), command.end());
    return {};
}

std::optional<std::chrono::seconds> ReaderFirmware::asksPin() const {
    if (m_pinAsked.empty()) return std::nullopt;
    return std::chrono::seconds(at(m_pinAsked, kTimeOut));
}

Bytes ReaderFirmware::typePin(const QString& digits) {
    if (m_pinAsked.empty()) return {};
    const Bytes command = std::exchange(m_pinAsked, {});
    const QString taken = digits.left(at(command, kDigitsMost));
    if (taken.size() < at(command, kDigitsLeast)) return reply(command, kDataBlock, {0, 0}, bytes({0x64, 0x03}));
    const Bytes apdu = filledIn(ByteView(command).subspan(kHeaderBytes + kStructureBytes), taken);
    Bytes answer = slotOf(command).contacts->card().apdu(apdu);
    if (m_profile.tellsPin) answer.insert(answer.begin(), apdu.begin(), apdu.end());
    return reply(command, kDataBlock, {0, 0}, answer);
}

Bytes ReaderFirmware::endPin(NoPin why) {
    if (m_pinAsked.empty()) return {};
    return failed(std::exchange(m_pinAsked, {}), static_cast<std::uint8_t>(why));
}

}  // namespace evergreen

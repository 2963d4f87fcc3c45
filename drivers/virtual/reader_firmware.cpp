#include "drivers/virtual/reader_firmware.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

// Spec: CCID 1.1 §6.1 and §6.2, message types.
constexpr int kSecure = 0x69;
constexpr int kSetParameters = 0x61;
constexpr int kIccPowerOn = 0x62;
constexpr int kIccPowerOff = 0x63;
constexpr int kGetSlotStatus = 0x65;
constexpr int kGetParameters = 0x6C;
constexpr int kResetParameters = 0x6D;
constexpr int kEscape = 0x6B;
constexpr int kXfrBlock = 0x6F;
constexpr int kAbort = 0x72;
constexpr int kSetRate = 0x73;
constexpr std::uint8_t kDataBlock = 0x80;
constexpr std::uint8_t kSlotStatus = 0x81;
constexpr std::uint8_t kParameters = 0x82;
constexpr std::uint8_t kEscapeAnswer = 0x83;
constexpr std::uint8_t kRateReply = 0x84;

// Spec: CCID 1.1 table 6.2-2, slot errors; a small number is the offset of the bad field.
constexpr std::uint8_t kCommandAborted = 0xFF;
constexpr std::uint8_t kIccMute = 0xFE;
constexpr std::uint8_t kSlotBusy = 0xE0;
constexpr std::uint8_t kNotSupported = 0x00;
constexpr std::uint8_t kBadLength = 0x01;
constexpr std::uint8_t kBadSlot = 0x05;
constexpr std::uint8_t kBadPowerSelect = 0x07;
constexpr std::uint8_t kBadChain = 0x08;

// Spec: CCID 1.1 §6.1.4 (wLevelParameter) and §6.2.1 (bChainParameter).
constexpr std::uint8_t kWhole = 0x00;
constexpr std::uint8_t kBegins = 0x01;
constexpr std::uint8_t kEnds = 0x02;
constexpr std::uint8_t kGoesOn = 0x03;
constexpr std::uint8_t kWanted = 0x10;

constexpr std::size_t kHeaderBytes = 10;

int at(ByteView view, std::size_t i) {
    return std::to_integer<int>(view[i]);
}

std::size_t lengthField(ByteView command) {
    return static_cast<std::size_t>(at(command, 1)) | static_cast<std::size_t>(at(command, 2)) << 8 |
           static_cast<std::size_t>(at(command, 3)) << 16 | static_cast<std::size_t>(at(command, 4)) << 24;
}

// Spec: CCID 1.1 §6: each command has the reply of its kind, also when it fails.
std::uint8_t replyType(ByteView command) {
    switch (at(command, 0)) {
        case kIccPowerOn:
        case kXfrBlock:
        case kSecure:
            return kDataBlock;
        case kSetParameters:
        case kGetParameters:
        case kResetParameters:
            return kParameters;
        case kEscape:
            return kEscapeAnswer;
        case kSetRate:
            return kRateReply;
        default:
            return kSlotStatus;
    }
}

}  // namespace

void ReaderFirmware::insert(std::unique_ptr<VirtualCard> card, std::size_t slot) {
    m_slots[slot] = {};
    m_slots[slot].contacts = std::make_unique<CardContacts>(std::move(card));
}

void ReaderFirmware::remove(std::size_t slot) {
    m_slots[slot].contacts.reset();
    m_slots[slot].isPowered = false;
}

void ReaderFirmware::loseCurrent() {
    for (Slot& slot : m_slots) {
        slot.isPowered = false;
        slot.parameters.clear();
        slot.gathered.clear();
        slot.toGive.clear();
    }
    m_abortSequence.reset();
    m_pinAsked.clear();
}

const ReaderFirmware::Slot& ReaderFirmware::slotOf(ByteView command) const {
    const auto number = static_cast<std::size_t>(at(command, 5));
    return m_slots[number < m_slots.size() ? number : 0];
}

ReaderFirmware::Slot& ReaderFirmware::slotOf(ByteView command) {
    return const_cast<Slot&>(std::as_const(*this).slotOf(command));
}

Bytes ReaderFirmware::reply(ByteView command, std::uint8_t type, Ending ending, ByteView content) const {
    const auto length = static_cast<std::uint32_t>(content.size());
    const Slot& slot = slotOf(command);
    const unsigned icc = !slot.contacts ? 2 : slot.isPowered ? 0 : 1;
    const auto status = static_cast<std::uint8_t>(icc | static_cast<unsigned>(ending.commandStatus) << 6);
    Bytes result = bytes({type, static_cast<std::uint8_t>(length & 0xFF), static_cast<std::uint8_t>(length >> 8), 0, 0,
                          std::to_integer<std::uint8_t>(command[5]), std::to_integer<std::uint8_t>(command[6]), status,
                          ending.error, ending.specific});
    append(result, content);
    return result;
}

Bytes ReaderFirmware::failed(ByteView command, std::uint8_t error) const {
    return reply(command, replyType(command), {1, error});
}

Bytes ReaderFirmware::timeExtension(ByteView command, std::uint8_t multiplier) const {
    return reply(command, replyType(command), {2, multiplier});
}

Bytes ReaderFirmware::busy(ByteView command) const {
    return failed(command, kSlotBusy);
}

Bytes ReaderFirmware::emptyDone(ByteView command) const {
    return reply(command, replyType(command), {0, 0});
}

Bytes ReaderFirmware::handle(ByteView command) {
    if (command.size() < kHeaderBytes) return {};
    if (static_cast<std::size_t>(at(command, 5)) >= m_slots.size()) return failed(command, kBadSlot);
    if (at(command, 0) == kAbort) {
        m_pinAsked.clear();
        const bool isMatched = std::exchange(m_abortSequence, std::nullopt).has_value();
        return isMatched ? reply(command, kSlotStatus, {0, 0}) : failed(command, kNotSupported);
    }
    if (m_abortSequence) return failed(command, kCommandAborted);
    if (lengthField(command) != command.size() - kHeaderBytes) return failed(command, kBadLength);
    if (!m_pinAsked.empty()) return busy(command);
    return obey(command);
}

Bytes ReaderFirmware::obey(ByteView command) {
    switch (at(command, 0)) {
        case kIccPowerOn:
            return powerOn(command);
        case kIccPowerOff:
            return powerOff(command);
        case kGetSlotStatus:
            return reply(command, kSlotStatus, {0, 0});
        case kXfrBlock:
            return exchange(command);
        case kSetParameters:
            return setParameters(command);
        case kSetRate:
            return setRate(command);
        case kSecure:
            return beginPin(command);
        case kEscape:
            return escape(command);
        default:
            return failed(command, kNotSupported);
    }
}

/// Spec: CCID 1.1 §6.1.8 and §6.2.4
Bytes ReaderFirmware::escape(ByteView command) {
    ++m_escapes;
    const ByteView request = command.subspan(kHeaderBytes);
    const bool isKnown = request.size() == 1 && at(request, 0) == m_profile.escapeByte && m_profile.escapeByte != 0;
    if (!isKnown) return failed(command, kNotSupported);
    return reply(command, kEscapeAnswer, {0, 0}, m_profile.escapeAnswer);
}

Bytes ReaderFirmware::powerOff(ByteView command) {
    slotOf(command).isPowered = false;
    return reply(command, kSlotStatus, {0, 0});
}

Bytes ReaderFirmware::powerOn(ByteView command) {
    Slot& slot = slotOf(command);
    const auto select = std::to_integer<std::uint8_t>(command[7]);
    const bool isServed =
        select == 0 ? m_profile.choosesVoltage() : select <= 3 && (m_profile.voltages >> (select - 1) & 1) != 0;
    if (!isServed) return failed(command, kBadPowerSelect);
    if (!slot.contacts) return failed(command, kIccMute);
    const Bytes atr = slot.contacts->reset();
    const bool isRightVoltage = m_profile.answersAt == 0 || select == m_profile.answersAt;
    slot.isPowered = !atr.empty() && isRightVoltage;
    // A reset brings the reader back to what holds for every card.
    slot.parameters.clear();
    slot.protocol = 0;
    slot.gathered.clear();
    slot.toGive.clear();
    if (!slot.isPowered) return failed(command, kIccMute);
    return reply(command, kDataBlock, {0, 0}, atr);
}

Bytes ReaderFirmware::exchange(ByteView command) {
    const Slot& slot = slotOf(command);
    if (!slot.contacts || !slot.isPowered) return failed(command, kIccMute);
    switch (m_profile.level) {
        case ReaderProfile::Level::Character:
            return failed(command, kNotSupported);
        case ReaderProfile::Level::Tpdu:
            return exchangeTpdu(command);
        default:
            return exchangeApdu(command);
    }
}

/// A plain reader hears nothing from a card that speaks another protocol or speed than the reader was told; PPS is
/// always spoken at the speed after reset.
bool ReaderFirmware::isToldRight(const Slot& slot) const {
    if (!m_profile.isPlain()) return true;
    const unsigned speed = slot.parameters.empty() ? 0x11U : std::to_integer<unsigned>(slot.parameters[0]);
    return slot.protocol == slot.contacts->protocol() && speed == slot.contacts->speed();
}

Bytes ReaderFirmware::exchangeTpdu(ByteView command) {
    Slot& slot = slotOf(command);
    const ByteView content = command.subspan(kHeaderBytes);
    const bool isPps = !content.empty() && content[0] == std::byte{0xFF};
    if (!isPps && !isToldRight(slot)) return failed(command, kIccMute);
    const Bytes answer = slot.contacts->hear(content);
    return answer.empty() ? failed(command, kIccMute) : reply(command, kDataBlock, {0, 0}, answer);
}

Bytes ReaderFirmware::exchangeApdu(ByteView command) {
    Slot& slot = slotOf(command);
    const auto chain = static_cast<std::uint8_t>(at(command, 8));
    const ByteView content = command.subspan(kHeaderBytes);
    const bool isLong = m_profile.level == ReaderProfile::Level::ExtendedApdu;
    if (chain == kWanted && content.empty()) return giveNext(command, false);
    if (chain != kWhole && !isLong) return failed(command, kBadChain);
    if (chain == kWhole || chain == kBegins) slot.gathered.clear();
    append(slot.gathered, content);
    if (chain == kBegins || chain == kGoesOn) return reply(command, kDataBlock, {0, 0, kWanted});
    slot.toGive = slot.contacts->card().apdu(slot.gathered);
    return giveNext(command, true);
}

/// The answer, or as much of it as one message holds.
Bytes ReaderFirmware::giveNext(ByteView command, bool isFirst) {
    Slot& slot = slotOf(command);
    if (slot.toGive.empty()) return failed(command, kBadChain);
    constexpr std::size_t pieceOfQuirk = 64;
    const std::size_t room = m_profile.chainsAnyway ? pieceOfQuirk : m_profile.messageBytesMax - kHeaderBytes;
    const auto size = std::min(room, slot.toGive.size());
    const auto end = slot.toGive.begin() + static_cast<std::ptrdiff_t>(size);
    const Bytes piece(slot.toGive.begin(), end);
    slot.toGive.erase(slot.toGive.begin(), end);
    const bool isLast = slot.toGive.empty();
    const std::uint8_t chain = isFirst ? (isLast ? kWhole : kBegins) : (isLast ? kEnds : kGoesOn);
    return reply(command, kDataBlock, {0, 0, chain}, piece);
}

Bytes ReaderFirmware::setParameters(ByteView command) {
    // Spec: CCID 1.1 §6.1.7: five bytes of protocol data for T=0, seven for T=1.
    constexpr std::size_t dataBytes[] = {5, 7};
    const auto protocol = static_cast<std::uint8_t>(at(command, 7));
    if (m_profile.refusesParameters) return failed(command, kNotSupported);
    if (protocol > 1 || command.size() != kHeaderBytes + dataBytes[protocol]) return failed(command, 0x07);
    Slot& slot = slotOf(command);
    const ByteView content = command.subspan(kHeaderBytes);
    const auto speed = std::to_integer<std::uint8_t>(content[0]);
    if (slot.contacts && m_profile.makesPps() && !makePps(slot, protocol, speed)) return failed(command, kIccMute);
    slot.parameters.assign(content.begin(), content.end());
    slot.protocol = protocol;
    return reply(command, kParameters, {0, 0, protocol}, content);
}

/// Spec: ISO 7816-3 §9.2; nothing is said to a card that speaks so already.
bool ReaderFirmware::makePps(const Slot& slot, std::uint8_t protocol, std::uint8_t speed) {
    CardContacts& card = *slot.contacts;
    if (card.protocol() == protocol && card.speed() == speed) return true;
    const auto format = static_cast<std::uint8_t>(0x10U | protocol);
    const Bytes request = bytes({0xFF, format, speed, static_cast<std::uint8_t>(0xFFU ^ format ^ speed)});
    return card.hear(request) == request;
}

Bytes ReaderFirmware::setRate(ByteView command) {
    if (command.size() != kHeaderBytes + 8) return failed(command, kBadLength);
    const ByteView content = command.subspan(kHeaderBytes);
    m_rate.assign(content.begin(), content.end());
    return reply(command, kRateReply, {0, 0}, content);
}

}  // namespace evergreen

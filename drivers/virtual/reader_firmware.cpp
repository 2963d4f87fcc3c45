#include "drivers/virtual/reader_firmware.h"

#include <utility>

namespace evergreen {

namespace {

// Spec: CCID 1.1 §6.1 and §6.2, message types.
constexpr int kSetParameters = 0x61;
constexpr int kIccPowerOn = 0x62;
constexpr int kIccPowerOff = 0x63;
constexpr int kGetSlotStatus = 0x65;
constexpr int kGetParameters = 0x6C;
constexpr int kResetParameters = 0x6D;
constexpr int kXfrBlock = 0x6F;
constexpr int kAbort = 0x72;
constexpr std::uint8_t kDataBlock = 0x80;
constexpr std::uint8_t kSlotStatus = 0x81;
constexpr std::uint8_t kParameters = 0x82;

// Spec: CCID 1.1 table 6.2-2, slot errors; a small number is the offset of the bad field.
constexpr std::uint8_t kCommandAborted = 0xFF;
constexpr std::uint8_t kIccMute = 0xFE;
constexpr std::uint8_t kSlotBusy = 0xE0;
constexpr std::uint8_t kNotSupported = 0x00;
constexpr std::uint8_t kBadLength = 0x01;
constexpr std::uint8_t kBadSlot = 0x05;
constexpr std::uint8_t kBadPowerSelect = 0x07;

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
            return kDataBlock;
        case kSetParameters:
        case kGetParameters:
        case kResetParameters:
            return kParameters;
        default:
            return kSlotStatus;
    }
}

}  // namespace

void ReaderFirmware::insert(std::unique_ptr<VirtualCard> card) {
    m_card = std::move(card);
    m_isPowered = false;
}

void ReaderFirmware::remove() {
    m_card.reset();
    m_isPowered = false;
}

void ReaderFirmware::loseCurrent() {
    m_isPowered = false;
    m_abortSequence.reset();
    m_parameters.clear();
}

std::uint8_t ReaderFirmware::iccStatus() const {
    if (!m_card) return 2;
    return m_isPowered ? 0 : 1;
}

Bytes ReaderFirmware::reply(ByteView command, std::uint8_t type, Ending ending, ByteView content) const {
    const auto length = static_cast<std::uint32_t>(content.size());
    const auto status = static_cast<std::uint8_t>(iccStatus() | ending.commandStatus << 6);
    Bytes result = bytes({type, static_cast<std::uint8_t>(length & 0xFF), static_cast<std::uint8_t>(length >> 8), 0, 0,
                          std::to_integer<std::uint8_t>(command[5]), std::to_integer<std::uint8_t>(command[6]), status,
                          ending.error, 0});
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

Bytes ReaderFirmware::handle(ByteView command) {
    if (command.size() < kHeaderBytes) return {};
    if (at(command, 5) != 0) return failed(command, kBadSlot);
    if (at(command, 0) == kAbort) {
        const bool isMatched = std::exchange(m_abortSequence, std::nullopt).has_value();
        return isMatched ? reply(command, kSlotStatus, {0, 0}) : failed(command, kNotSupported);
    }
    if (m_abortSequence) return failed(command, kCommandAborted);
    if (lengthField(command) != command.size() - kHeaderBytes) return failed(command, kBadLength);
    switch (at(command, 0)) {
        case kIccPowerOn:
            return powerOn(command);
        case kIccPowerOff:
            m_isPowered = false;
            return reply(command, kSlotStatus, {0, 0});
        case kGetSlotStatus:
            return reply(command, kSlotStatus, {0, 0});
        case kXfrBlock:
            return exchange(command);
        case kSetParameters:
            return setParameters(command);
        default:
            return failed(command, kNotSupported);
    }
}

Bytes ReaderFirmware::powerOn(ByteView command) {
    const auto select = std::to_integer<std::uint8_t>(command[7]);
    const bool isServed = select == 0 ? m_profile.isAutomatic : select <= 3 && (m_profile.voltages >> (select - 1) & 1);
    if (!isServed) return failed(command, kBadPowerSelect);
    if (!m_card) return failed(command, kIccMute);
    const Bytes atr = m_card->reset();
    const bool isRightVoltage = m_profile.answersAt == 0 || select == m_profile.answersAt;
    m_isPowered = !atr.empty() && isRightVoltage;
    if (!m_isPowered) return failed(command, kIccMute);
    return reply(command, kDataBlock, {0, 0}, atr);
}

Bytes ReaderFirmware::exchange(ByteView command) {
    if (!m_card || !m_isPowered) return failed(command, kIccMute);
    const ByteView content = command.subspan(kHeaderBytes);
    const Bytes answer =
        m_profile.level == ReaderProfile::Level::TpduT0 ? m_card->tpdu(content) : m_card->apdu(content);
    return reply(command, kDataBlock, {0, 0}, answer);
}

Bytes ReaderFirmware::setParameters(ByteView command) {
    // Spec: CCID 1.1 §6.1.7: bProtocolNum 0 with five bytes of protocol data.
    if (at(command, 7) != 0 || command.size() != kHeaderBytes + 5) return failed(command, 0x07);
    const ByteView content = command.subspan(kHeaderBytes);
    m_parameters.assign(content.begin(), content.end());
    return reply(command, kParameters, {0, 0}, content);
}

}  // namespace evergreen

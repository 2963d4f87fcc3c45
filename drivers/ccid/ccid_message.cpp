#include "drivers/ccid/ccid_message.h"

#include <span>
#include <utility>

namespace evergreen::ccid {

namespace {

constexpr unsigned kReservedStatus = 3;

unsigned at(ByteView message, std::size_t index) {
    return std::to_integer<unsigned>(message[index]);
}

std::size_t declaredLength(ByteView message) {
    return at(message, 1) | at(message, 2) << 8 | at(message, 3) << 16 | static_cast<std::size_t>(at(message, 4)) << 24;
}

}  // namespace

MessageType Command::replyType() const {
    switch (type) {
        case MessageType::IccPowerOn:
        case MessageType::XfrBlock:
        case MessageType::Secure:
            return MessageType::DataBlock;
        case MessageType::SetParameters:
            return MessageType::Parameters;
        case MessageType::Escape:
            return MessageType::EscapeAnswer;
        case MessageType::SetDataRateAndClockFrequency:
            return MessageType::DataRateAndClockFrequency;
        default:
            return MessageType::SlotStatus;
    }
}

// Spec: CCID 1.1 §6.1.3
Command getSlotStatus() {
    return {.type = MessageType::GetSlotStatus, .content = {}};
}

// Spec: CCID 1.1 §6.1.1
Command iccPowerOn(Voltage voltage) {
    return {.type = MessageType::IccPowerOn, .specific = {static_cast<std::uint8_t>(voltage), 0, 0}, .content = {}};
}

// Spec: CCID 1.1 §6.1.2
Command iccPowerOff() {
    return {.type = MessageType::IccPowerOff, .content = {}};
}

// Spec: CCID 1.1 §6.1.4: bBWI, wLevelParameter.
Command xfrBlock(Bytes content, Chain chain, std::uint8_t waitingTimes) {
    return {.type = MessageType::XfrBlock,
            .specific = {waitingTimes, static_cast<std::uint8_t>(chain), 0},
            .content = std::move(content)};
}

// Spec: CCID 1.1 §6.1.7: bProtocolNum 0.
Command setParametersT0(std::array<std::uint8_t, 5> protocolFields) {
    const auto content = std::as_bytes(std::span(protocolFields));
    return {.type = MessageType::SetParameters, .content = Bytes(content.begin(), content.end())};
}

// Spec: CCID 1.1 §6.1.7: bProtocolNum 1.
Command setParametersT1(std::array<std::uint8_t, 7> protocolFields) {
    const auto content = std::as_bytes(std::span(protocolFields));
    return {
        .type = MessageType::SetParameters, .specific = {1, 0, 0}, .content = Bytes(content.begin(), content.end())};
}

// Spec: CCID 1.1 §6.1.14: dwClockFrequency in kHz, dwDataRate in bit/s.
Command setDataRate(std::uint32_t clockKhz, std::uint32_t bitsPerSecond) {
    Command command{.type = MessageType::SetDataRateAndClockFrequency, .content = {}};
    for (const std::uint32_t value : {clockKhz, bitsPerSecond}) {
        for (int shift = 0; shift < 32; shift += 8) {
            command.content.push_back(static_cast<std::byte>((value >> shift) & 0xFF));
        }
    }
    return command;
}

// Spec: CCID 1.1 §6.1.13
Command abort() {
    return {.type = MessageType::Abort, .content = {}};
}

// Spec: CCID 1.1 §6.1.8
Command escape(Bytes request) {
    return {.type = MessageType::Escape, .content = std::move(request)};
}

Bytes verifyPinApdu() {
    return bytes({0x00, 0x20, 0x00, 0x80, 0x08, 0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF});
}

Bytes changePinApdu() {
    return bytes({0x00, 0x24, 0x00, 0x80, 0x10, 0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                  0xFF, 0xFF, 0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF});
}

// Spec: CCID 1.1 §6.1.11, bPINOperation 0: what, how long, in units of bytes a PIN in BCD behind one byte (89), its
// length in four bits and the block of seven bytes (47), the length four bits behind the beginning (04), fewest and
// most digits, ended by the OK key (02), the reader's own message (FF) in Chinese (0804), the head of the block.
Command verifyPin(PinEntry entry) {
    const auto& head = entry.blockPrologue;
    Command command{.type = MessageType::Secure,
                    .content = bytes({0x00, entry.seconds, 0x89, 0x47, 0x04, entry.digitsMax, entry.digitsMin, 0x02,
                                      0xFF, 0x04, 0x08, 0x00, head[0], head[1], head[2]})};
    append(command.content, verifyPinApdu());
    return command;
}

// Spec: CCID 1.1 §6.1.11.7, bPINOperation 1: as above, but behind the layout the places of the old PIN and of the new
// one, in bytes; the old one is asked for and the new one twice (bConfirmPIN 3); three messages (3), numbered 0 to 2,
// because readers differ in which of the numbers stand there where there are fewer.
Command changePin(PinEntry entry) {
    constexpr std::uint8_t blockBytes = 8;
    const auto& head = entry.blockPrologue;
    Command command{
        .type = MessageType::Secure,
        .content = bytes(
            {0x01, entry.seconds, 0x89, 0x47, 0x04, 0x00, blockBytes, entry.digitsMax, entry.digitsMin, 0x03,
             0x02, 0x03,          0x04, 0x08, 0x00, 0x01, 0x02,       head[0],         head[1],         head[2]})};
    append(command.content, changePinApdu());
    return command;
}

// Spec: CCID 1.1 §6.1: type, dwLength (little endian), slot, number, three bytes of the command's own.
Bytes encode(const Command& command, std::uint8_t slot, std::uint8_t sequence) {
    const std::size_t length = command.content.size();
    const auto part = [length](int shift) { return static_cast<std::uint8_t>((length >> shift) & 0xFF); };
    Bytes message = bytes({static_cast<std::uint8_t>(command.type), part(0), part(8), part(16), part(24), slot,
                           sequence, command.specific[0], command.specific[1], command.specific[2]});
    append(message, command.content);
    return message;
}

// Spec: CCID 1.1 §6.2
std::optional<Reply> decodeReply(ByteView message) {
    if (message.size() < headerBytes) return std::nullopt;
    const auto type = static_cast<MessageType>(at(message, 0));
    if (type < MessageType::DataBlock || type > MessageType::DataRateAndClockFrequency) return std::nullopt;
    const std::size_t length = declaredLength(message);
    if (length > message.size() - headerBytes) return std::nullopt;
    // Spec: CCID 1.1 §6.2.6, bStatus: bits 0 and 1 the card, bits 6 and 7 the command.
    const unsigned icc = at(message, 7) & 0x03;
    const unsigned status = at(message, 7) >> 6;
    if (icc == kReservedStatus || status == kReservedStatus) return std::nullopt;
    const ByteView content = message.subspan(headerBytes, length);
    return Reply{.type = type,
                 .slot = static_cast<std::uint8_t>(at(message, 5)),
                 .sequence = static_cast<std::uint8_t>(at(message, 6)),
                 .icc = static_cast<IccStatus>(icc),
                 .status = static_cast<CommandStatus>(status),
                 .error = static_cast<std::uint8_t>(at(message, 8)),
                 .specific = static_cast<std::uint8_t>(at(message, 9)),
                 .content = Bytes(content.begin(), content.end())};
}

// Spec: CCID 1.1 §6.3.1: 50h, then two bits a slot: a card is in it, it changed.
std::optional<bool> decodeSlotChange(ByteView notice, std::uint8_t slot) {
    constexpr unsigned notifySlotChange = 0x50;
    const std::size_t place = 1 + slot / 4U;
    if (notice.size() <= place || at(notice, 0) != notifySlotChange) return std::nullopt;
    return (at(notice, place) >> (slot % 4U * 2U) & 1U) != 0;
}

}  // namespace evergreen::ccid

// The words of CCID on the bulk and interrupt pipes, encoded and decoded. Pure; the connection sends and hears them.
#pragma once

#include "kiosk/base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>

namespace evergreen::ccid {

constexpr std::size_t headerBytes = 10;

/// Spec: CCID 1.1 §6.1, table 6.1-1, and §6.2, table 6.2-1 (bMessageType).
enum class MessageType : std::uint8_t {
    SetParameters = 0x61,
    IccPowerOn = 0x62,
    IccPowerOff = 0x63,
    GetSlotStatus = 0x65,
    Secure = 0x69,
    Escape = 0x6B,
    XfrBlock = 0x6F,
    Abort = 0x72,
    SetDataRateAndClockFrequency = 0x73,
    DataBlock = 0x80,
    SlotStatus = 0x81,
    Parameters = 0x82,
    EscapeAnswer = 0x83,
    DataRateAndClockFrequency = 0x84,
};

/// Spec: CCID 1.1 §6.1.1 (bPowerSelect).
enum class Voltage : std::uint8_t { Automatic = 0, Volts5 = 1, Volts3 = 2, Volts1_8 = 3 };

/// One command to the reader, before it has a slot and a number.
struct Command {
    MessageType type = MessageType::GetSlotStatus;
    std::array<std::uint8_t, 3> specific{};  ///< bytes 7 to 9
    Bytes content;

    /// The reply that answers it, also when it fails.
    MessageType replyType() const;
    /// Whether it may be said again when nobody knows what became of it: a card must not get a command twice.
    bool isRepeatable() const {
        return type != MessageType::XfrBlock && type != MessageType::Secure && type != MessageType::Escape;
    }

    bool operator==(const Command&) const = default;
};

Command getSlotStatus();
Command iccPowerOn(Voltage voltage);
Command iccPowerOff();

/// Where a block stands in a long APDU: wLevelParameter of a command, bChainParameter of a reply.
/// Spec: CCID 1.1 §6.1.4 and §6.2.1.
enum class Chain : std::uint8_t { Whole = 0x00, Begins = 0x01, Ends = 0x02, GoesOn = 0x03, Wanted = 0x10 };

/// `waitingTimes`: how many times the block waiting time a T=1 card may take; 0 is once.
Command xfrBlock(Bytes content, Chain chain = Chain::Whole, std::uint8_t waitingTimes = 0);
/// The protocol data of T=0. Spec: CCID 1.1 §6.1.7.
Command setParametersT0(std::array<std::uint8_t, 5> protocolFields);
/// The protocol data of T=1. Spec: CCID 1.1 §6.1.7.
Command setParametersT1(std::array<std::uint8_t, 7> protocolFields);
/// Spec: CCID 1.1 §6.1.14.
Command setDataRate(std::uint32_t clockKhz, std::uint32_t bitsPerSecond);
Command abort();
/// What only one maker's readers understand; the connection lets through what stands in the table of quirks.
/// Spec: CCID 1.1 §6.1.8
Command escape(Bytes request);

/// How a PIN is typed on the reader's keypad.
struct PinEntry {
    std::uint8_t seconds = 30;
    std::uint8_t digitsMin = 4;
    std::uint8_t digitsMax = 12;
    /// The head of the T=1 block that a reader at TPDU level must put before the command (bTeoPrologue); else zeros.
    std::array<std::uint8_t, 3> blockPrologue{};
};
/// What PINs are filled into, as it stands before that: VERIFY of a plaintext PIN, and CHANGE REFERENCE DATA with the
/// old and the new one. Spec: EMV 4.4 Book 3 §6.5.12; ISO 7816-4 §11.5.7; ISO 9564-1 format 2
Bytes verifyPinApdu();
Bytes changePinApdu();
/// The reader does the filling in. Spec: CCID 1.1 §6.1.11
Command verifyPin(PinEntry entry);
/// … of the old PIN and of the new one, which is typed twice. Spec: CCID 1.1 §6.1.11.7
Command changePin(PinEntry entry);

Bytes encode(const Command& command, std::uint8_t slot, std::uint8_t sequence);

/// Spec: CCID 1.1 §6.2.6, bmICCStatus and bmCommandStatus.
enum class IccStatus : std::uint8_t { Active = 0, Inactive = 1, Absent = 2 };
enum class CommandStatus : std::uint8_t { Done = 0, Failed = 1, MoreTime = 2 };

/// Spec: CCID 1.1 §6.2.6, table 6.2-2 (bError). Below 0x80: the offset of the field the reader does not accept.
namespace error {
constexpr std::uint8_t notSupported = 0x00;
constexpr std::uint8_t slotBusy = 0xE0;
constexpr std::uint8_t pinCancelled = 0xEF;
constexpr std::uint8_t pinTimeOver = 0xF0;
constexpr std::uint8_t protocolNotSupported = 0xF6;
constexpr std::uint8_t badAtrTck = 0xF7;
constexpr std::uint8_t badAtrTs = 0xF8;
constexpr std::uint8_t overrun = 0xFC;
constexpr std::uint8_t parity = 0xFD;
constexpr std::uint8_t mute = 0xFE;
constexpr std::uint8_t aborted = 0xFF;
}  // namespace error

struct Reply {
    MessageType type = MessageType::SlotStatus;
    std::uint8_t slot = 0;
    std::uint8_t sequence = 0;
    IccStatus icc = IccStatus::Absent;
    CommandStatus status = CommandStatus::Done;
    std::uint8_t error = 0;     ///< bError; with MoreTime the multiplier
    std::uint8_t specific = 0;  ///< bChainParameter of a data block, bClockStatus of a slot status
    Bytes content;

    bool operator==(const Reply&) const = default;
};

/// Nothing for what is no whole reply. Bytes behind the declared length are dropped: some readers declare too few.
std::optional<Reply> decodeReply(ByteView message);

/// Whether a slot-change notice says that a card is in the slot; nothing when it is no notice or not of this slot.
/// Spec: CCID 1.1 §6.3.1.
std::optional<bool> decodeSlotChange(ByteView notice, std::uint8_t slot);

}  // namespace evergreen::ccid

#include "drivers/ccid/t1_block.h"

#include <cassert>

namespace evergreen::t1 {

namespace {

// Spec: ISO 7816-3 §11.3.2.2 (PCB).
constexpr unsigned kIsControl = 0x80;      // R- and S-blocks
constexpr unsigned kIsSupervisory = 0x40;  // S-blocks
constexpr unsigned kIsAnswer = 0x20;       // S-blocks
constexpr unsigned kSupervisoryMask = 0x1F;
constexpr unsigned kSentNumber = 0x40;  // I-blocks
constexpr unsigned kMore = 0x20;        // I-blocks
constexpr unsigned kInformationSpare = 0x1F;
constexpr unsigned kReceivedNumber = 0x10;  // R-blocks
constexpr unsigned kReasonMask = 0x0F;
constexpr unsigned kReadySpare = 0x20;

unsigned controlByte(const Block& block) {
    switch (block.kind) {
        case Block::Kind::Information:
            return (block.number != 0 ? kSentNumber : 0U) | (block.hasMore ? kMore : 0U);
        case Block::Kind::ReceiveReady:
            return kIsControl | (block.number != 0 ? kReceivedNumber : 0U) | static_cast<unsigned>(block.reason);
        case Block::Kind::Request:
            return kIsControl | kIsSupervisory | static_cast<unsigned>(block.supervisory);
        case Block::Kind::Response:
            return kIsControl | kIsSupervisory | kIsAnswer | static_cast<unsigned>(block.supervisory);
    }
    return 0;
}

std::uint8_t lrcOf(ByteView view) {
    std::byte sum{0};
    for (const std::byte value : view) sum ^= value;
    return std::to_integer<std::uint8_t>(sum);
}

// Spec: ISO/IEC 13239: x^16 + x^12 + x^5 + 1, bits reversed, begun and ended with ones.
std::uint16_t crcOf(ByteView view) {
    unsigned crc = 0xFFFF;
    for (const std::byte value : view) {
        crc ^= std::to_integer<unsigned>(value);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8408U : crc >> 1;
    }
    return static_cast<std::uint16_t>(~crc & 0xFFFFU);
}

Bytes checkOf(ByteView view, Check check) {
    if (check == Check::Lrc) return bytes({lrcOf(view)});
    const std::uint16_t crc = crcOf(view);
    return bytes({static_cast<std::uint8_t>(crc >> 8), static_cast<std::uint8_t>(crc & 0xFF)});
}

/// Content of the length that a supervisory block must have: one byte for a size or a time, none else.
bool isLengthRight(const Block& block) {
    if (block.kind == Block::Kind::Information) return true;
    if (block.kind == Block::Kind::ReceiveReady) return block.content.empty();
    const bool hasValue = block.supervisory == Supervisory::BlockSize || block.supervisory == Supervisory::WaitingTime;
    return block.content.size() == (hasValue ? 1U : 0U);
}

/// False for a control byte the standard does not know.
bool readControlByte(Block& block, unsigned control) {
    if ((control & kIsControl) == 0) {
        block.kind = Block::Kind::Information;
        block.number = (control & kSentNumber) != 0 ? 1 : 0;
        block.hasMore = (control & kMore) != 0;
        return (control & kInformationSpare) == 0;
    }
    if ((control & kIsSupervisory) == 0) {
        block.kind = Block::Kind::ReceiveReady;
        block.number = (control & kReceivedNumber) != 0 ? 1 : 0;
        block.reason = static_cast<Reason>(control & kReasonMask);
        return (control & kReadySpare) == 0 && (control & kReasonMask) <= static_cast<unsigned>(Reason::Other);
    }
    block.kind = (control & kIsAnswer) != 0 ? Block::Kind::Response : Block::Kind::Request;
    block.supervisory = static_cast<Supervisory>(control & kSupervisoryMask);
    return (control & kSupervisoryMask) <= static_cast<unsigned>(Supervisory::WaitingTime);
}

}  // namespace

Bytes encode(const Block& block, Check check) {
    assert(block.content.size() <= contentBytesMax);
    Bytes raw =
        bytes({0x00, static_cast<std::uint8_t>(controlByte(block)), static_cast<std::uint8_t>(block.content.size())});
    append(raw, block.content);
    append(raw, checkOf(raw, check));
    return raw;
}

Decoded decode(ByteView raw, Check check) {
    const std::size_t checkBytes = check == Check::Lrc ? 1 : 2;
    Decoded decoded;
    decoded.flaw = Flaw::Other;
    if (raw.size() < prologueBytes + checkBytes) return decoded;
    const ByteView checked = raw.first(raw.size() - checkBytes);
    const ByteView given = raw.last(checkBytes);
    const Bytes right = checkOf(checked, check);
    if (!std::equal(given.begin(), given.end(), right.begin(), right.end())) {
        decoded.flaw = Flaw::Check;
        return decoded;
    }
    const auto length = std::to_integer<std::size_t>(raw[2]);
    const ByteView content = checked.subspan(prologueBytes);
    if (raw[0] != std::byte{0} || length != content.size() || length > contentBytesMax) return decoded;
    decoded.block.content.assign(content.begin(), content.end());
    const bool isKnown = readControlByte(decoded.block, std::to_integer<unsigned>(raw[1]));
    if (isKnown && isLengthRight(decoded.block)) decoded.flaw = Flaw::None;
    return decoded;
}

}  // namespace evergreen::t1

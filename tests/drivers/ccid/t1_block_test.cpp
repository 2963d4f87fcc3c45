#include "drivers/ccid/t1_block.h"

#include <gtest/gtest.h>

namespace evergreen::t1 {

namespace {

using Kind = Block::Kind;

struct Row {
    const char* what;
    Block block;
    const char* lrc;
};

const Row kRows[] = {
    {"I(0,0)", {.content = bytes({0x00, 0xA4})}, "000002 00A4 A6"},
    {"I(1,1)", {.number = 1, .hasMore = true, .content = bytes({0x01})}, "006001 01 60"},
    {"R(1)", {.kind = Kind::ReceiveReady, .number = 1, .content = {}}, "009000 90"},
    {"R(0) check", {.kind = Kind::ReceiveReady, .reason = Reason::Check, .content = {}}, "008100 81"},
    {"S(IFS request)",
     {.kind = Kind::Request, .supervisory = Supervisory::BlockSize, .content = bytes({0xFE})},
     "00C101 FE 3E"},
    {"S(WTX response)",
     {.kind = Kind::Response, .supervisory = Supervisory::WaitingTime, .content = bytes({0x05})},
     "00E301 05 E7"},
    {"S(RESYNCH request)", {.kind = Kind::Request, .content = {}}, "00C000 C0"},
};

Bytes hex(const char* text) {
    return fromHex(QString::fromLatin1(text)).value();
}

}  // namespace

// Spec: ISO 7816-3 §11.3
TEST(T1Block, blocks_are_written_and_read) {
    for (const Row& row : kRows) {
        EXPECT_EQ(toHex(encode(row.block, Check::Lrc)), toHex(hex(row.lrc))) << row.what;
        const Decoded decoded = decode(hex(row.lrc), Check::Lrc);
        EXPECT_EQ(decoded.flaw, Flaw::None) << row.what;
        EXPECT_EQ(decoded.block, row.block) << row.what;
        const Decoded withCrc = decode(encode(row.block, Check::Crc), Check::Crc);
        EXPECT_EQ(withCrc.flaw, Flaw::None) << row.what;
        EXPECT_EQ(withCrc.block, row.block) << row.what;
    }
}

// The check value of CRC-16/X-25 over "123456789" is 906E.
TEST(T1Block, crc_is_that_of_iso_13239) {
    const Bytes block = encode({.content = fromQByteArray("6789")}, Check::Crc);
    EXPECT_EQ(block.size(), 3U + 4U + 2U);
    EXPECT_EQ(decode(block, Check::Crc).flaw, Flaw::None);
    Bytes spoilt = block;
    spoilt[4] ^= std::byte{1};
    EXPECT_EQ(decode(spoilt, Check::Crc).flaw, Flaw::Check);
}

TEST(T1Block, flaws_are_told_apart) {
    EXPECT_EQ(decode(hex("000002 00A4 A7"), Check::Lrc).flaw, Flaw::Check);
    EXPECT_EQ(decode(hex("000001 00A4 A5"), Check::Lrc).flaw, Flaw::Other) << "length";
    EXPECT_EQ(decode(hex("210002 00A4 87"), Check::Lrc).flaw, Flaw::Other) << "node address";
    EXPECT_EQ(decode(hex("00C401 00 C5"), Check::Lrc).flaw, Flaw::Other) << "unknown request";
    EXPECT_EQ(decode(hex("00C100 C1"), Check::Lrc).flaw, Flaw::Other) << "size without value";
    EXPECT_EQ(decode(hex("008101 00 80"), Check::Lrc).flaw, Flaw::Other) << "R-block with content";
    EXPECT_EQ(decode(hex("0000"), Check::Lrc).flaw, Flaw::Other) << "too short";
}

}  // namespace evergreen::t1

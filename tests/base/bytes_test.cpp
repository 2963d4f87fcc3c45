#include "kiosk/base/bytes.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(Bytes, hex_round_trip_keeps_every_byte) {
    const Bytes original = bytes({0x00, 0x0F, 0xA4, 0xFF});
    EXPECT_EQ(toHex(original), QStringLiteral("000FA4FF"));
    EXPECT_EQ(fromHex(u"00 0f A4 ff"), original);
}

TEST(Bytes, hex_with_odd_or_foreign_digit_is_refused) {
    EXPECT_FALSE(fromHex(u"0"));
    EXPECT_FALSE(fromHex(u"0g"));
    EXPECT_FALSE(fromHex(u"００"));
}

}  // namespace evergreen

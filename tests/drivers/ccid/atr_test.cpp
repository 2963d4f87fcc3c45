#include "drivers/ccid/atr.h"

#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

std::optional<Atr> parsed(const char* text) {
    return Atr::parse(fromHex(QString::fromLatin1(text)).value());
}

QString parametersOf(const char* text) {
    const Atr atr = parsed(text).value();
    const auto values = atr.parametersT0(atr.speedAfterReset());
    return toHex(std::as_bytes(std::span(values)));
}

}  // namespace

// Spec: ISO 7816-3 §8.2
TEST(Atr, plain_card_speaks_t0_with_default_values) {
    const auto atr = parsed("3B680000455645524752454E");
    ASSERT_TRUE(atr);
    EXPECT_EQ(atr->protocol, 0);
    EXPECT_EQ(atr->historical, fromQByteArray("EVERGREN"));
    EXPECT_EQ(parametersOf("3B680000455645524752454E"), QStringLiteral("1100000A00"));
}

TEST(Atr, interface_bytes_become_parameters) {
    // TA1 95 is only offered: without PPS the card keeps 11.
    EXPECT_EQ(parametersOf("3B D0 95 05 40 14"), QStringLiteral("1100051400"));
    // TA2 makes the mode specific, with TA1 in force.
    EXPECT_EQ(parametersOf("3B D0 95 05 10 00"), QStringLiteral("9500050A00"));
    // … or, with bit 5 set, not in force.
    EXPECT_EQ(parametersOf("3B D0 95 05 10 10"), QStringLiteral("1100050A00"));
    EXPECT_EQ(parametersOf("3F 00"), QStringLiteral("1102000A00"));
}

TEST(Atr, protocol_after_reset_is_the_first_offered_or_the_specific_one) {
    EXPECT_EQ(parsed("3B 80 01 81").value().protocol, 1);
    EXPECT_EQ(parsed("3B 80 80 01 01").value().protocol, 0);
    EXPECT_EQ(parsed("3B 80 90 01 01 10").value_or(Atr{}).protocol, 1);
}

// Spec: ISO 7816-3 §8.2.3 and §11.4: the bytes behind the second group belong to the protocol announced before them.
TEST(Atr, bytes_of_t1_are_found_behind_the_second_group) {
    const auto atr = parsed("3B 98 95 81 31 FE 45 45 56 45 52 47 52 45 4E 1C").value();
    EXPECT_EQ(atr.offered, (std::vector<std::uint8_t>{1}));
    EXPECT_EQ(atr.protocol, 1);
    EXPECT_EQ(atr.cardBlockBytes, 254);
    EXPECT_EQ(atr.blockWaiting, 0x45);
    EXPECT_FALSE(atr.usesCrc);
    const auto parameters = atr.parametersT1(0x95);
    EXPECT_EQ(toHex(std::as_bytes(std::span(parameters))), QStringLiteral("9510004500FE00"));
}

// T=15 says when the clock may stop; the first TC of T=1 chooses the CRC.
TEST(Atr, global_bytes_and_crc_are_read) {
    // TD1 81, TD2 71 (TA3 TB3 TC3 for T=1), then T=15 with TA4: clock stop either.
    const auto atr = parsed("3B 80 81 F1 20 45 01 1F C3 48").value_or(Atr{});
    EXPECT_EQ(atr.cardBlockBytes, 0x20);
    EXPECT_TRUE(atr.usesCrc);
    EXPECT_EQ(atr.clockStop, 3);
    EXPECT_EQ(atr.offered, (std::vector<std::uint8_t>{1}));
}

TEST(Atr, card_of_two_protocols_offers_both_in_its_order) {
    const auto atr = parsed("3B 80 80 01 01").value();
    EXPECT_EQ(atr.offered, (std::vector<std::uint8_t>{0, 1}));
    EXPECT_TRUE(atr.offers(1));
    EXPECT_FALSE(atr.offers(14));
}

TEST(Atr, reserved_block_sizes_leave_the_default) {
    EXPECT_EQ(parsed("3B 80 81 11 00 10").value().cardBlockBytes, 32);
    EXPECT_EQ(parsed("3B 80 81 11 FF EF").value().cardBlockBytes, 32);
}

TEST(Atr, what_breaks_off_or_has_a_wrong_check_byte_is_refused) {
    const char* const endless =
        "3B 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 "
        "80 80 80 80 80 80 80 80 80";
    for (const char* const text :
         {"", "3B", "3C00", "0000", "3B680000", "3B 80 01 82", "3B 80 01", "3B F0 11 22", endless}) {
        EXPECT_FALSE(parsed(text)) << text;
    }
}

TEST(Atr, mutated_atrs_never_crash) {
    std::mt19937 random(13);
    const Bytes good = fromHex(u"3BD0950510005556").value();
    int understood = 0;
    for (int i = 0; i < kMutations; ++i) {
        const auto atr = Atr::parse(mutated(good, random));
        if (!atr) continue;
        ++understood;
        ASSERT_LE(atr->historical.size(), 15U);
        ASSERT_LE(atr->protocol, 15);
    }
    EXPECT_GT(understood, 100);
    EXPECT_LT(understood, kMutations);
}

}  // namespace evergreen

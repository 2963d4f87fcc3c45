// What is settled between a reader and a card: speeds, PPS, parameters.
#include "drivers/ccid/card_plan.h"

#include "drivers/ccid/pps.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

constexpr std::uint32_t kTpdu = 0x00010000;
constexpr std::uint32_t kShortApdu = 0x00020000;

const ReaderSpeeds kFast{.clockKhz = 4000, .rateMax = 344086, .rates = {}};

Atr atrOf(const char* text) {
    return Atr::parse(fromHex(QString::fromLatin1(text)).value()).value();
}

CcidDescriptor readerWith(std::uint32_t features, std::uint32_t protocols = 3) {
    CcidDescriptor reader;
    reader.features = features;
    reader.protocols = protocols;
    return reader;
}

}  // namespace

// Spec: ISO 7816-3 tables 7 and 8
TEST(CardSpeed, rates_follow_the_tables) {
    EXPECT_EQ(dataRate(0x11, 4000), 10752U);
    EXPECT_EQ(dataRate(0x95, 4000), 125'000U);
    EXPECT_EQ(dataRate(0x18, 3720), 120'000U);
    EXPECT_FALSE(dataRate(0x71, 4000));
    EXPECT_FALSE(dataRate(0x10, 4000));
}

TEST(CardSpeed, fastest_speed_both_can_do_is_chosen) {
    const Atr fast = atrOf("3B 10 95");
    EXPECT_EQ(chooseSpeed(fast, kFast), 0x95);
    EXPECT_EQ(chooseSpeed(fast, {.clockKhz = 4000, .rateMax = 70'000, .rates = {}}), 0x94);
    EXPECT_EQ(chooseSpeed(fast, {.clockKhz = 4000, .rateMax = 344'086, .rates = {10752, 31250}}), 0x93);
    EXPECT_EQ(chooseSpeed(fast, {.clockKhz = 4000, .rateMax = 10'752, .rates = {}}), 0x11);
    EXPECT_EQ(chooseSpeed(fast, {}), 0x11);
    EXPECT_EQ(chooseSpeed(atrOf("3B 10 79"), kFast), 0x11) << "a speed kept for later use";
    EXPECT_EQ(chooseSpeed(atrOf("3B 10 01"), kFast), 0x11) << "a card slower than the default is not asked";
}

// Spec: ISO 7816-3 §9
TEST(Pps, request_and_what_the_card_may_answer) {
    const Bytes request = ppsRequest(1, 0x95);
    EXPECT_EQ(toHex(request), QStringLiteral("FF11957B"));
    EXPECT_EQ(ppsAgreed(request, request), 0x95);
    EXPECT_EQ(ppsAgreed(request, bytes({0xFF, 0x01, 0xFE})), 0x11);
    EXPECT_FALSE(ppsAgreed(request, bytes({0xFF, 0x00, 0xFF})));
    EXPECT_FALSE(ppsAgreed(request, bytes({0xFF, 0x01, 0xFF})));
    EXPECT_FALSE(ppsAgreed(request, bytes({0xFF, 0x11, 0x94, 0x7A})));
    EXPECT_FALSE(ppsAgreed(request, {}));
}

// Spec: CCID 1.1 §5.1 (dwFeatures)
TEST(CardPlan, reader_that_settles_by_itself_is_left_alone) {
    for (const std::uint32_t level : {kTpdu, kShortApdu}) {
        const auto plan = planFor(readerWith(level | 0x40), kFast, atrOf("3B 10 95"));
        EXPECT_EQ(*plan, (CardPlan{.protocol = 0, .speed = 0x11}));
    }
}

TEST(CardPlan, plain_reader_is_told_all) {
    const auto plan = planFor(readerWith(kTpdu | 0x30), kFast, atrOf("3B 10 95"));
    EXPECT_EQ(*plan, (CardPlan{.protocol = 0, .speed = 0x95, .needsPps = true, .needsParameters = true}));
    const auto slow = planFor(readerWith(kTpdu), kFast, atrOf("3B 10 95"));
    EXPECT_TRUE(slow->needsRate);
}

TEST(CardPlan, reader_that_makes_the_pps_hears_none_from_the_host) {
    const auto byAtr = planFor(readerWith(kTpdu | 0x82), kFast, atrOf("3B 10 95"));
    EXPECT_EQ(*byAtr, (CardPlan{.protocol = 0, .speed = 0x11}));
}

// 80h without 02h: "automatic PPS according to the active parameters", and those come from the host.
TEST(CardPlan, reader_that_makes_the_pps_from_the_hosts_parameters_is_told_them) {
    for (const std::uint32_t level : {kTpdu, kShortApdu}) {
        const auto plan = planFor(readerWith(level | 0xB0), kFast, atrOf("3B 10 95"));
        EXPECT_EQ(*plan, (CardPlan{.protocol = 0, .speed = 0x95, .needsParameters = true}));
        const auto slow = planFor(readerWith(level | 0x80), kFast, atrOf("3B 10 95"));
        EXPECT_TRUE(slow->needsRate);
        EXPECT_TRUE(planFor(readerWith(level | 0xB0), kFast, atrOf("3B 00"))->needsParameters);
    }
}

// 02h alone: the reader has its parameters from the ATR, and is told others only behind a PPS of ours.
TEST(CardPlan, reader_with_parameters_from_the_atr_is_told_of_a_pps) {
    EXPECT_FALSE(planFor(readerWith(kTpdu | 0x32), kFast, atrOf("3B 00"))->needsParameters);
    const auto fast = planFor(readerWith(kTpdu | 0x32), kFast, atrOf("3B 10 95"));
    EXPECT_TRUE(fast->needsPps);
    EXPECT_TRUE(fast->needsParameters);
    EXPECT_FALSE(planFor(readerWith(kShortApdu | 0x32), kFast, atrOf("3B 10 95"))->needsPps);
}

TEST(CardPlan, specific_mode_is_kept) {
    const auto plan = planFor(readerWith(kTpdu), kFast, atrOf("3B 90 95 10 00"));
    EXPECT_EQ(plan->speed, 0x95);
    EXPECT_FALSE(plan->needsPps);
    EXPECT_TRUE(plan->needsParameters);
}

TEST(CardPlan, blocks_are_spoken_where_the_reader_carries_tpdus) {
    const auto plan = planFor(readerWith(kTpdu), kFast, atrOf("3B 80 01 81"));
    EXPECT_TRUE(plan->speaksBlocks);
    EXPECT_TRUE(plan->needsBlockSize);
    EXPECT_FALSE(planFor(readerWith(kTpdu | 0x400), kFast, atrOf("3B 80 01 81"))->needsBlockSize);
    EXPECT_FALSE(planFor(readerWith(kShortApdu | 0xC2), kFast, atrOf("3B 80 01 81"))->speaksBlocks);
}

TEST(CardPlan, card_of_two_protocols_takes_the_one_the_reader_has) {
    const Atr both = atrOf("3B 80 80 01 01");
    const auto plan = planFor(readerWith(kTpdu, 2), kFast, both);
    EXPECT_EQ(plan->protocol, 1);
    EXPECT_TRUE(plan->needsPps);
    EXPECT_EQ(planFor(readerWith(kTpdu, 3), kFast, both)->protocol, 0);
}

TEST(CardPlan, nothing_in_common_and_single_characters_are_refused) {
    EXPECT_EQ(planFor(readerWith(kTpdu, 1), kFast, atrOf("3B 80 01 81")).failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(planFor(readerWith(0), kFast, atrOf("3B 00")).failure().code, FailureCode::ReaderFault);
}

}  // namespace evergreen

// rollout.json read, and what it wants of whom.
#include "kiosk/fleet/rollout.h"

#include <array>
#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

json::object document() {
    return {{"schema", 1},
            {"id", "spring"},
            {"state", "go"},
            {"minimum", 40},
            {"fallback", 41},
            {"rings",
             {{{"name", "canary"}, {"basisPoints", 100}, {"bundle", 43}},
              {{"name", "early"}, {"basisPoints", 2000}, {"bundle", 42}}}}};
}

Rollout rolloutIn(Rollout::State state) {
    return {"spring", state, 40, 41, {{"canary", 100, 43}, {"early", 2000, 42}}};
}

std::string kioskAt(int least, int below) {
    for (int number = 0; number < 100'000; ++number) {
        const std::string id = "kiosk-" + std::to_string(number);
        const int place = placeOf(id, "spring");
        if (place >= least && place < below) return id;
    }
    return {};
}

}  // namespace

TEST(Rollout, document_is_read) {
    const auto rollout = readRollout(json::serialize(document()));
    ASSERT_TRUE(rollout) << rollout.refusal().detail;
    EXPECT_EQ(*rollout, rolloutIn(Rollout::State::Go));
}

TEST(Rollout, every_field_is_held_to_its_bounds) {
    struct Case {
        const char* field;
        json::value value;
        const char* complaint;
    };
    const json::array tooMany(Rollout::ringsMax + 1, json::object());
    const std::vector<Case> cases{
        {"schema", 2, "schema is not known"},
        {"id", "", "id is no text"},
        {"id", "a\nb", "id has a letter"},
        {"state", "pause", "state is neither"},
        {"minimum", -1, "minimum"},
        {"fallback", "41", "fallback"},
        {"rings", tooMany, "rings"},
        {"rings", {{{"name", "a"}, {"basisPoints", 0}, {"bundle", 1}}}, "basisPoints"},
        {"rings", {{{"name", "a"}, {"basisPoints", 10'001}, {"bundle", 1}}}, "basisPoints do not go up"},
        {"rings", {{{"name", "a"}, {"basisPoints", 5}, {"bundle", -1}}}, "bundle"},
        {"rings",
         {{{"name", "a"}, {"basisPoints", 5}, {"bundle", 1}}, {{"name", "b"}, {"basisPoints", 5}, {"bundle", 2}}},
         "basisPoints do not go up"},
    };
    for (const Case& one : cases) {
        json::object spoilt = document();
        spoilt[one.field] = one.value;
        const auto refused = readRollout(json::serialize(spoilt));
        ASSERT_FALSE(refused) << one.complaint;
        EXPECT_EQ(refused.refusal().reason, Reason::Malformed);
        EXPECT_NE(refused.refusal().detail.find(one.complaint), std::string::npos) << refused.refusal().detail;
        spoilt.erase(one.field);
        EXPECT_FALSE(readRollout(json::serialize(spoilt))) << one.field;
    }
    EXPECT_FALSE(readRollout("{"));
    EXPECT_FALSE(readRollout("[]"));
}

TEST(Rollout, kiosk_is_in_the_first_ring_that_reaches_it) {
    const Rollout rollout = rolloutIn(Rollout::State::Go);
    EXPECT_EQ(wantedOf(rollout, kioskAt(0, 100), 41), 43);
    EXPECT_EQ(wantedOf(rollout, kioskAt(100, 2000), 41), 42);
    EXPECT_EQ(wantedOf(rollout, kioskAt(2000, 10'000), 41), 41);
    EXPECT_EQ(ringOf(rollout, kioskAt(2000, 10'000)), nullptr);
    EXPECT_EQ(ringOf(rollout, kioskAt(100, 101))->name, "early");
    EXPECT_EQ(ringOf(rollout, kioskAt(99, 100))->name, "canary");
}

TEST(Rollout, hold_moves_nobody_but_from_below_the_minimum) {
    const Rollout rollout = rolloutIn(Rollout::State::Hold);
    EXPECT_EQ(wantedOf(rollout, kioskAt(0, 100), 41), std::nullopt);
    EXPECT_EQ(wantedOf(rollout, kioskAt(0, 100), 40), std::nullopt);
    EXPECT_EQ(wantedOf(rollout, kioskAt(0, 100), 39), 41);
}

TEST(Rollout, halt_moves_everybody_to_the_fallback) {
    const Rollout rollout = rolloutIn(Rollout::State::Halt);
    EXPECT_EQ(wantedOf(rollout, kioskAt(0, 100), 43), 41);
    EXPECT_EQ(wantedOf(rollout, kioskAt(2000, 10'000), 43), 41);
}

// A ring that grows keeps whom it has, and another rollout does not begin with the same kiosks.
TEST(Rollout, places_are_spread_evenly_and_anew_for_each_rollout) {
    constexpr int kiosks = 20'000;
    std::array<int, 10> tenths{};
    int inBothCanaries = 0;
    for (int number = 0; number < kiosks; ++number) {
        const std::string id = "kiosk-" + std::to_string(number);
        const int place = placeOf(id, "spring");
        ASSERT_GE(place, 0);
        ASSERT_LT(place, Rollout::wholeFleet);
        ++tenths.at(static_cast<std::size_t>(place / 1000));
        if (place < 1000 && placeOf(id, "summer") < 1000) ++inBothCanaries;
    }
    for (const int count : tenths) EXPECT_NEAR(count, 0.1 * kiosks, 200);
    EXPECT_NEAR(inBothCanaries, 0.01 * kiosks, 60);
    // The same for ever: a kiosk of a later version is where it was.
    EXPECT_EQ(placeOf("kiosk-7", "spring"), 591);
}

}  // namespace evergreen::fleet

// How a rollout is counted, and when it is stopped for: a hundred kiosks, all of them in one ring.
#include "backend/desk/rollout_count.h"

#include <gtest/gtest.h>

namespace evergreen::desk {

namespace {

using std::chrono::minutes;

constexpr std::int64_t kStart = 1'773'624'600'000;
constexpr std::int64_t at(minutes after) {
    return kStart + std::chrono::milliseconds(after).count();
}

class RolloutCount : public testing::Test {
protected:
    RolloutCount() {
        for (int i = 0; i < 100; ++i) {
            kiosks.push_back(
                {QStringLiteral("kiosk-%1").arg(i, 4, 10, QLatin1Char('0')), QStringLiteral("hefang"), {}});
        }
        wall.listen(kStart);
    }

    /// Kiosks from `first` on say it, at `when`; 0: the broker has kept it.
    void say(int first, int count, const HealthMessage& health, std::int64_t when = at(minutes(1))) {
        for (int i = first; i < first + count; ++i) wall.hear(kiosks.at(static_cast<std::size_t>(i)).id, health, when);
    }
    static HealthMessage running(std::int64_t bundle) {
        HealthMessage health;
        health.configuration = bundle;
        return health;
    }
    static HealthMessage failedOn(std::int64_t bundle, const char* alarm) {
        HealthMessage health = running(41);
        health.alarms = {QString::fromLatin1(alarm)};
        health.failed = bundle;
        return health;
    }
    std::vector<RingCount> counts(std::int64_t now = at(minutes(2))) const {
        return countsOf(rollout, std::vector<std::int64_t>(rollout.rings.size(), kStart),
                        {kiosks, wall, now, comparableFrom}, rule.silentAfter);
    }
    std::optional<RingCount> reason(std::int64_t now = at(minutes(2))) const { return reasonToStop(counts(now), rule); }

    std::vector<Kiosk> kiosks;
    KioskWall wall;
    std::int64_t comparableFrom = 0;
    StopRule rule;
    fleet::Rollout rollout{"spring", fleet::Rollout::State::Go, 0, 41, {{"all", fleet::Rollout::wholeFleet, 42}}};
};

}  // namespace

TEST_F(RolloutCount, each_kiosk_is_counted_once_by_what_it_says_last) {
    say(92, 8, running(41), 0);
    say(0, 80, running(42));
    say(80, 3, failedOn(42, "bundle-unfit"));
    say(83, 4, failedOn(42, "bundle-failed"));
    say(87, 5, running(41));
    EXPECT_EQ(counts(), (std::vector<RingCount>{{QStringLiteral("all"), 42, 100, 80, 3, 4, 0, 13}}));
    say(80, 3, running(42));
    EXPECT_EQ(counts(at(minutes(16))), (std::vector<RingCount>{{QStringLiteral("all"), 42, 100, 83, 0, 4, 13, 0}}));
}

TEST_F(RolloutCount, stops_above_the_per_cent_and_not_at_it) {
    say(0, 95, running(42));
    say(95, 5, failedOn(42, "bundle-failed"));
    EXPECT_FALSE(reason());
    say(94, 1, failedOn(42, "bundle-unfit"));
    ASSERT_TRUE(reason());
    EXPECT_EQ(wordsOf(*reason()),
              QStringLiteral("ring all, bundle 42: 6 of 100 kiosks (1 failed, 5 rolled back, 0 silent); 94 applied, "
                             "0 under way"));
}

TEST_F(RolloutCount, too_few_kiosks_are_not_judged) {
    kiosks.resize(19);
    say(0, 19, failedOn(42, "bundle-failed"));
    EXPECT_FALSE(reason());
    rule.leastKiosks = 19;
    EXPECT_TRUE(reason());
}

// A kiosk that has failed another bundle says so until its next poll.
TEST_F(RolloutCount, failure_of_another_bundle_is_none_of_this_one) {
    say(0, 100, failedOn(40, "bundle-failed"));
    EXPECT_EQ(counts()[0].underWay, 100);
    rollout.rings[0].bundle = fleet::kBuiltIn;
    say(0, 100, running(fleet::kBuiltIn));
    EXPECT_EQ(counts()[0].applied, 100) << "0 in `failed` is nothing, and not the built-in bundle";
}

TEST_F(RolloutCount, who_has_said_nothing_for_the_time_is_silent_and_who_speaks_is_under_way) {
    say(0, 90, running(42));
    say(90, 10, running(41), at(minutes(1)));
    EXPECT_EQ(counts(at(minutes(15)))[0].silent, 0);
    EXPECT_EQ(counts(at(minutes(16)))[0].silent, 10);
    ASSERT_TRUE(reason(at(minutes(16))));
    say(90, 10, running(41), at(minutes(15)));
    EXPECT_EQ(counts(at(minutes(16)))[0].underWay, 10) << "waits for a moment without a customer";
}

TEST_F(RolloutCount, what_the_broker_has_kept_is_no_sign_of_life) {
    say(0, 100, running(41), 0);
    EXPECT_EQ(counts(at(minutes(15)))[0].silent, 100);
    say(0, 100, running(42), 0);
    EXPECT_EQ(counts(at(minutes(15)))[0].applied, 100) << "and an answer still";
}

TEST_F(RolloutCount, nobody_is_silent_while_the_desk_does_not_hear) {
    wall.listen(std::nullopt);
    EXPECT_EQ(counts(at(minutes(60)))[0].silent, 0);
    wall.listen(at(minutes(60)));
    say(0, 100, running(41), 0);
    EXPECT_EQ(counts(at(minutes(74)))[0].silent, 0);
    EXPECT_EQ(counts(at(minutes(75)))[0].silent, 100);
}

// Registered before it is there; or a broker has lost what it kept, and the kiosks are off for the night.
TEST_F(RolloutCount, who_was_never_heard_is_not_silent) {
    say(0, 80, running(42));
    EXPECT_EQ(counts(at(minutes(60)))[0].silent, 0);
    EXPECT_EQ(counts(at(minutes(60)))[0].underWay, 20);
}

TEST_F(RolloutCount, clock_that_was_set_makes_nobody_silent) {
    say(0, 100, running(41));
    comparableFrom = at(minutes(60));
    EXPECT_EQ(counts(at(minutes(74)))[0].silent, 0);
    EXPECT_EQ(counts(at(minutes(75)))[0].silent, 100);
}

TEST_F(RolloutCount, canary_that_fails_is_not_lost_in_a_fleet_that_does_well) {
    rollout.rings = {{"canary", 3000, 43}, {"all", fleet::Rollout::wholeFleet, 42}};
    say(0, 100, running(42));
    const int canaries = counts()[0].expected;
    ASSERT_GE(canaries, rule.leastKiosks);
    int failing = 2;
    for (const Kiosk& kiosk : kiosks) {
        const bool isCanary = fleet::ringOf(rollout, kiosk.id.toStdString()) == rollout.rings.data();
        if (isCanary && failing-- > 0) wall.hear(kiosk.id, failedOn(43, "bundle-failed"), at(minutes(1)));
    }
    ASSERT_TRUE(reason());
    EXPECT_EQ(reason()->ring, QStringLiteral("canary"));
    EXPECT_EQ(reason()->rolledBack, 2);
}

TEST_F(RolloutCount, small_rings_are_judged_together) {
    rollout.rings = {{"a", 1000, 42}, {"b", 2000, 42}, {"c", 3000, 42}};
    say(0, 100, failedOn(42, "bundle-failed"));
    rule.leastKiosks = 25;
    ASSERT_TRUE(reason());
    EXPECT_EQ(reason()->ring, QString());
    EXPECT_EQ(reason()->expected, reason()->rolledBack);
}

TEST_F(RolloutCount, who_is_in_no_ring_is_not_expected) {
    rollout.rings = {{"half", fleet::Rollout::wholeFleet / 2, 42}};
    int inside = 0;
    for (const Kiosk& kiosk : kiosks) {
        inside += fleet::placeOf(kiosk.id.toStdString(), rollout.id) < fleet::Rollout::wholeFleet / 2 ? 1 : 0;
    }
    EXPECT_EQ(counts()[0].expected, inside);
    EXPECT_LT(inside, 100);
}

}  // namespace evergreen::desk

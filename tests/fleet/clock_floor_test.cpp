// A kiosk whose clock is wrong.
#include "kiosk/fleet/clock_floor.h"

#include "tests/fleet/fleet_server.h"

namespace evergreen::fleet {

namespace {

using std::chrono::year;

const tuf::Moment kToday = std::chrono::sys_days(year(2026) / 3 / 16);
const tuf::Moment kBuilt = std::chrono::sys_days(year(2026) / 1 / 1);
const tuf::Moment k1970{};
const tuf::Moment k2100 = std::chrono::sys_days(year(2100) / 1 / 1);

class WrongClock : public FleetServer {
protected:
    /// A refresh by the time that the kiosk believes; a good one raises the floor.
    Checked<> refreshAt(tuf::Moment wall) {
        now = clock.believed(wall);
        auto done = refresh();
        if (done && clock.lastGood < now) clock.lastGood = now;
        return done;
    }
    /// Every document good for a day.
    void publishUntil(const char* expires) {
        for (const char* role : {"publisher", "reviewer", "rollout", "targets", "snapshot", "timestamp"}) {
            repository.says(role)["expires"] = expires;
        }
        publishAll();
    }

    ClockFloor clock{kBuilt, {}};
};

}  // namespace

TEST(ClockFloor, time_is_never_before_the_build_or_the_last_good_refresh) {
    ClockFloor clock{kBuilt, {}};
    EXPECT_EQ(clock.believed(k1970), kBuilt);
    EXPECT_TRUE(clock.isBehind(k1970));
    EXPECT_EQ(clock.believed(kToday), kToday);
    EXPECT_FALSE(clock.isBehind(kToday));
    clock.lastGood = kToday;
    EXPECT_EQ(clock.believed(k1970), kToday);
    EXPECT_EQ(clock.believed(kBuilt), kToday);
}

// A dead battery, and somebody who plays back what was true last month.
TEST_F(WrongClock, clock_of_1970_does_not_make_old_documents_young) {
    publishUntil("2026-02-15T00:00:00Z");
    const auto lastMonth = repository.files;
    publishUntil("2026-03-17T00:00:00Z");
    ASSERT_TRUE(refreshAt(kToday));
    ASSERT_TRUE(refreshAt(k1970)) << "the true server is believed all the same";
    repository.files = lastMonth;
    store.roles = {{"root", repository.files.at("metadata/1.root.json")}};
    const auto frozen = refreshAt(k1970);
    ASSERT_FALSE(frozen);
    EXPECT_EQ(frozen.refusal().reason, Reason::Expired);
}

TEST_F(WrongClock, clock_of_2100_believes_nothing_and_is_forgotten) {
    publishUntil("2026-03-17T00:00:00Z");
    ASSERT_TRUE(refreshAt(kToday));
    const auto ahead = refreshAt(k2100);
    ASSERT_FALSE(ahead);
    EXPECT_EQ(ahead.refusal().reason, Reason::Expired);
    EXPECT_EQ(clock.floor(), kToday);
    EXPECT_TRUE(refreshAt(kToday));
}

}  // namespace evergreen::fleet

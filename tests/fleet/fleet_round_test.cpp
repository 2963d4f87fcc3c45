// One poll after the other: what a kiosk does with orders, with servers that fail, with wrong clocks and a full disk.
#include "tests/fleet/fleet_round_bed.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

namespace {

using std::chrono::sys_days;
using std::chrono::year;

class Round : public FleetRoundBed {
protected:
    /// What runs now, and after a restart.
    void expectRuns(BundleVersion version) {
        start();
        EXPECT_EQ(kiosk->booted.version, version);
        expectWhole(disk, kiosk->booted);
    }
};

}  // namespace

TEST_F(Round, ordered_bundle_is_fetched_judged_and_ready_and_tried_at_the_next_start) {
    order(42);
    ASSERT_TRUE(start().poll());
    EXPECT_EQ(round->status().ready, 42);
    EXPECT_EQ(round->status().running, kBuiltIn);
    EXPECT_EQ(round->status().lastGood, wall);
    expectAlarms({});
    EXPECT_EQ(judged, std::vector<std::string>{kSlots + "/" + TestBundle::of(42).sha256()});
    ASSERT_TRUE(round->apply());
    EXPECT_TRUE(round->status().isApplied);
    start();
    EXPECT_TRUE(kiosk->booted.isTrial);
    EXPECT_EQ(kiosk->booted.version, 42);
    expectWhole(disk, kiosk->booted);
    EXPECT_FALSE(disk.list("/depot", 1)) << "nothing is left on its way";
}

TEST_F(Round, nothing_is_tried_before_anybody_says_so) {
    order(42);
    ASSERT_TRUE(start().poll());
    expectRuns(kBuiltIn);
}

TEST_F(Round, apply_without_anything_ready_is_refused) {
    order(kBuiltIn);
    ASSERT_TRUE(start().poll());
    EXPECT_EQ(round->apply().refusal().reason, Reason::NotThere);
}

TEST_F(Round, what_is_ready_is_not_fetched_or_judged_again) {
    order(42);
    ASSERT_TRUE(start().poll());
    away.asked.clear();
    ASSERT_TRUE(round->poll());
    EXPECT_EQ(round->status().ready, 42);
    EXPECT_EQ(judged.size(), 1U);
    for (const std::string& url : away.asked) EXPECT_EQ(url.find("repo:files"), std::string::npos) << url;
}

TEST_F(Round, order_that_is_taken_back_is_not_tried) {
    order(42);
    ASSERT_TRUE(start().poll());
    order(43, kBuiltIn, "hold");
    ASSERT_TRUE(round->poll());
    EXPECT_FALSE(round->status().ready);
    EXPECT_FALSE(round->apply());
    expectRuns(kBuiltIn);
}

TEST_F(Round, halt_leads_back_to_the_fallback_also_to_the_built_in_one) {
    install(42);
    order(41, kBuiltIn, "halt");
    ASSERT_TRUE(start().poll());
    EXPECT_EQ(round->status().ready, 41);
    order(kBuiltIn, kBuiltIn, "halt");
    ASSERT_TRUE(round->poll());
    EXPECT_EQ(round->status().ready, kBuiltIn);
    ASSERT_TRUE(round->apply());
    expectRuns(kBuiltIn);
}

TEST_F(Round, minimum_is_kept_through_restarts) {
    order(42, 42);
    ASSERT_TRUE(start().poll());
    start();
    EXPECT_EQ(kiosk->slots.state().minimum, 42);
    order(41);
    ASSERT_FALSE(round->poll());
    expectAlarms({FleetAlarm::Refused});
}

TEST_F(Round, unfit_bundle_is_told_and_neither_tried_nor_fetched_again) {
    judgement = {"a sentence is missing: en/bar.back"};
    order(42);
    ASSERT_TRUE(start().poll());
    EXPECT_FALSE(round->status().ready);
    expectAlarms({FleetAlarm::BundleUnfit});
    EXPECT_EQ(round->status().failed, 42);
    EXPECT_EQ(log.back(), judgement.front());
    away.asked.clear();
    ASSERT_TRUE(round->poll());
    expectAlarms({FleetAlarm::BundleUnfit});
    EXPECT_EQ(judged.size(), 1U);
    EXPECT_FALSE(round->apply());
    // The program that comes next may know how to use it.
    judgement.clear();
    ASSERT_TRUE(start().poll());
    EXPECT_EQ(round->status().ready, 42);
}

TEST_F(Round, good_bundle_that_this_program_cannot_use_is_told_and_fetched_never) {
    install(42);
    ASSERT_TRUE(startUnableToUseIt().poll());
    expectAlarms({FleetAlarm::BundleUnfit});
    ASSERT_TRUE(round->poll());
    expectAlarms({FleetAlarm::BundleUnfit});
    EXPECT_FALSE(round->status().ready);
    for (const std::string& url : away.asked) EXPECT_EQ(url.find("repo:files"), std::string::npos) << url;
    order(43);
    ASSERT_TRUE(round->poll());
    EXPECT_EQ(round->status().ready, 43);
}

TEST_F(Round, bundle_that_failed_here_is_not_fetched_again_and_told_as_long_as_it_is_ordered) {
    order(42);
    ASSERT_TRUE(start().poll());
    ASSERT_TRUE(round->apply());
    start();
    ASSERT_TRUE(kiosk->slots.rollBack());
    ASSERT_TRUE(start().poll());
    expectAlarms({FleetAlarm::BundleFailed});
    EXPECT_EQ(round->status().failed, 42);
    for (const std::string& url : away.asked) EXPECT_EQ(url.find("repo:files"), std::string::npos) << url;
    away.refusal = Refusal{Reason::Unreachable, "so"};
    ASSERT_FALSE(round->poll());
    expectAlarms({FleetAlarm::BundleFailed, FleetAlarm::Unreachable});
    EXPECT_EQ(round->status().failed, 42) << "a server that is away takes nothing back";
    away.refusal.reset();
    order(43);
    ASSERT_TRUE(round->poll());
    expectAlarms({});
    EXPECT_EQ(round->status().failed, std::nullopt);
    EXPECT_EQ(round->status().ready, 43);
}

TEST_F(Round, what_boot_found_is_told_for_as_long_as_the_program_runs) {
    install(41);
    ASSERT_TRUE(disk.create(kiosk->booted.folder + "/products.json"));
    order(41);
    ASSERT_TRUE(start().poll());
    EXPECT_EQ(kiosk->booted.version, kBuiltIn);
    expectAlarms({FleetAlarm::Boot});
    EXPECT_EQ(round->status().ready, 41) << "it is fetched anew";
}

TEST_F(Round, each_way_of_a_server_has_its_alarm_and_changes_nothing) {
    install(41);
    const std::vector<std::pair<Reason, FleetAlarm>> ways{{Reason::NotThere, FleetAlarm::Unreachable},
                                                          {Reason::Unreachable, FleetAlarm::Unreachable},
                                                          {Reason::TooSlow, FleetAlarm::Unreachable},
                                                          {Reason::TooLarge, FleetAlarm::Refused},
                                                          {Reason::Mismatch, FleetAlarm::Refused}};
    order(42);
    for (const auto& [reason, alarm] : ways) {
        for (const char* only : {"repo:metadata/timestamp", "repo:targets", "repo:files"}) {
            start();
            away.refusal = Refusal{reason, "so"};
            away.only = only;
            EXPECT_FALSE(round->poll());
            EXPECT_FALSE(round->poll());
            EXPECT_EQ(round->status().failures, 2);
            expectAlarms({alarm});
            EXPECT_FALSE(round->status().ready);
            expectRuns(41);
        }
    }
    away.refusal.reset();
    ASSERT_TRUE(start().poll());
    expectAlarms({});
    EXPECT_EQ(round->status().failures, 0);
    EXPECT_EQ(round->status().ready, 42);
}

// A missing newer root is how every good refresh ends.
TEST_F(Round, what_was_ready_stays_so_while_the_server_is_away_and_not_when_it_cannot_be_believed) {
    order(42);
    ASSERT_TRUE(start().poll());
    away.refusal = Refusal{Reason::Unreachable, "so"};
    EXPECT_FALSE(round->poll());
    EXPECT_EQ(round->status().ready, 42);
    away.refusal.reset();
    repository.says("timestamp")["expires"] = "2026-03-15T00:00:00Z";
    repository.publish({"timestamp"});
    EXPECT_FALSE(round->poll());
    expectAlarms({FleetAlarm::Expired});
    EXPECT_FALSE(round->status().ready);
}

TEST_F(Round, clock_of_1970_is_told_and_the_true_server_is_followed) {
    wall = {};
    order(42);
    ASSERT_TRUE(start().poll());
    expectAlarms({FleetAlarm::ClockBehind});
    EXPECT_EQ(round->status().lastGood, built);
    EXPECT_EQ(round->status().ready, 42);
}

// Between the build and the last good refresh: what was true then is old now, whatever the clock says.
TEST_F(Round, clock_floor_outlives_the_program) {
    repository.says("timestamp")["expires"] = "2026-03-15T00:00:00Z";
    order(42);
    wall = sys_days(year(2026) / 3 / 14);
    ASSERT_TRUE(start().poll());
    const auto old = repository.files;
    repository.says("timestamp")["expires"] = "2026-03-20T00:00:00Z";
    repository.publish({"timestamp"});
    wall = sys_days(year(2026) / 3 / 16);
    ASSERT_TRUE(start().poll());
    wall = {};
    repository.files = old;
    store.roles = {{"root", repository.files.at("metadata/1.root.json")}};
    EXPECT_FALSE(start().poll());
    expectAlarms({FleetAlarm::ClockBehind, FleetAlarm::Expired});
}

TEST_F(Round, clock_of_2100_takes_nothing_and_leaves_no_mark) {
    order(42);
    wall = sys_days(year(2100) / 1 / 1);
    EXPECT_FALSE(start().poll());
    expectAlarms({FleetAlarm::Expired});
    EXPECT_FALSE(round->status().ready);
    wall = now;
    ASSERT_TRUE(start().poll());
    expectAlarms({});
}

TEST_F(Round, full_disk_is_told_leaves_nothing_behind_and_is_tried_again) {
    install(41);
    order(42);
    const std::size_t room = disk.free;
    bool isEnough = false;
    for (std::size_t free = 0; !isEnough && free < 4000; free += 50) {
        start();
        disk.free = free;
        isEnough = static_cast<bool>(round->poll());
        if (!isEnough) expectAlarms({FleetAlarm::Storage});
        EXPECT_FALSE(disk.list("/depot", 1));
        disk.free = room;
        if (!isEnough) expectRuns(41);
    }
    EXPECT_TRUE(isEnough);
    EXPECT_EQ(round->status().ready, 42);
}

TEST_F(Round, same_alarm_is_logged_once) {
    away.refusal = Refusal{Reason::Unreachable, "away"};
    start();
    for (int count = 0; count < 5; ++count) EXPECT_FALSE(round->poll());
    EXPECT_EQ(log, std::vector<std::string>{"unreachable: away"});
}

}  // namespace evergreen::fleet

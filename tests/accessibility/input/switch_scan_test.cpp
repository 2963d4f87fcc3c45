#include "accessibility/input/switch_scan.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using Switch = SwitchScan::Switch;

class SwitchScanTest : public testing::Test {
protected:
    void SetUp() override {
        QObject::connect(&scan, &SwitchScan::moved, &scan, [this] { ++moves; });
        QObject::connect(&scan, &SwitchScan::chose, &scan, [this] { ++choices; });
        QObject::connect(&scan, &SwitchScan::held, &scan, [this] { ++holds; });
    }

    void strike(Switch which, std::chrono::milliseconds held = 100ms) {
        scan.press(which);
        clock.advance(held);
        scan.release(which);
        clock.advance(400ms);
    }

    FakeClock clock;
    SwitchScan scan{clock};
    int moves = 0;
    int choices = 0;
    int holds = 0;
};

}  // namespace

TEST_F(SwitchScanTest, one_switch_moves_and_the_other_chooses) {
    strike(Switch::Mover);
    strike(Switch::Mover);
    strike(Switch::Chooser);
    EXPECT_EQ(moves, 2);
    EXPECT_EQ(choices, 1);
    clock.advance(60s);
    EXPECT_EQ(moves, 2) << "nothing moves by itself";
}

TEST_F(SwitchScanTest, acts_on_letting_go_and_once_for_a_double_strike) {
    scan.press(Switch::Chooser);
    EXPECT_EQ(choices, 0);
    scan.release(Switch::Chooser);
    EXPECT_EQ(choices, 1);
    scan.press(Switch::Chooser);
    scan.release(Switch::Chooser);
    EXPECT_EQ(choices, 1);
}

TEST_F(SwitchScanTest, chooser_held_long_is_pause_and_no_choice) {
    strike(Switch::Chooser, SwitchScan::holdFor + 10ms);
    EXPECT_EQ(holds, 1);
    EXPECT_EQ(choices, 0);
    strike(Switch::Mover, SwitchScan::holdFor + 10ms);
    ASSERT_TRUE(scan.isAutomatic());
    strike(Switch::Chooser, SwitchScan::holdFor + 10ms);
    const int before = moves;
    clock.advance(60s);
    EXPECT_EQ(moves, before) << "while the words wait, so does the place";
    scan.placeSaid();
    clock.advance(SwitchScan::restAtPlace + 1ms);
    EXPECT_EQ(moves, before + 1);
}

TEST_F(SwitchScanTest, two_switches_together_are_one) {
    scan.press(Switch::Mover);
    scan.press(Switch::Chooser);
    scan.release(Switch::Chooser);
    scan.release(Switch::Mover);
    EXPECT_EQ(moves, 1);
    EXPECT_EQ(choices, 0);
}

TEST_F(SwitchScanTest, held_mover_scans_by_itself_and_any_switch_chooses) {
    strike(Switch::Mover, SwitchScan::holdFor);
    EXPECT_TRUE(scan.isAutomatic());
    EXPECT_EQ(moves, 0) << "a hold is no step";
    clock.advance(SwitchScan::restAtPlace);
    EXPECT_EQ(moves, 1);
    strike(Switch::Mover);
    EXPECT_EQ(choices, 1);
    strike(Switch::Chooser);
    EXPECT_EQ(choices, 2);
}

TEST_F(SwitchScanTest, long_words_are_heard_out_before_the_place_moves_on) {
    strike(Switch::Mover, SwitchScan::holdFor);
    clock.advance(SwitchScan::restAtPlace - 1s);
    scan.placeSaid();
    clock.advance(SwitchScan::restAtPlace - 1ms);
    EXPECT_EQ(moves, 0);
    clock.advance(1ms);
    EXPECT_EQ(moves, 1);
}

TEST_F(SwitchScanTest, scanning_stops_where_nobody_chooses_and_goes_on_when_asked) {
    strike(Switch::Mover, SwitchScan::holdFor);
    clock.advance(SwitchScan::restAtPlace * (SwitchScan::placesMax + 10));
    EXPECT_EQ(moves, SwitchScan::placesMax);
    EXPECT_FALSE(scan.isScanning());
    strike(Switch::Mover);
    EXPECT_EQ(choices, 0) << "waking up chooses nothing";
    EXPECT_TRUE(scan.isScanning());
}

TEST_F(SwitchScanTest, next_customer_begins_with_two_switches) {
    strike(Switch::Mover, SwitchScan::holdFor);
    scan.reset();
    clock.advance(60s);
    EXPECT_EQ(moves, 0);
    strike(Switch::Mover);
    EXPECT_EQ(moves, 1);
}

}  // namespace evergreen

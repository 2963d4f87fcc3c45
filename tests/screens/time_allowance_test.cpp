#include "accessibility/comfort/time_allowance.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

using namespace std::chrono_literals;

namespace {

struct Watched {
    FakeClock clock;
    TimeAllowance time{clock};
    int asked = 0;
    int over = 0;

    Watched() {
        QObject::connect(&time, &TimeAllowance::askStillThere, [this] { ++asked; });
        QObject::connect(&time, &TimeAllowance::over, [this] { ++over; });
        time.beginVisit();
    }
};

}  // namespace

TEST(TimeAllowance, question_comes_after_two_quiet_minutes_and_the_end_45_seconds_later) {
    Watched w;
    w.time.start(false);
    w.clock.advance(119s);
    EXPECT_EQ(w.asked, 0);
    w.clock.advance(1s);
    EXPECT_EQ(w.asked, 1);
    w.clock.advance(44s);
    EXPECT_EQ(w.over, 0);
    w.clock.advance(1s);
    EXPECT_EQ(w.over, 1);
}

TEST(TimeAllowance, touch_starts_the_quiet_time_anew) {
    Watched w;
    w.time.start(false);
    w.clock.advance(119s);
    w.time.activity();
    w.clock.advance(119s);
    EXPECT_EQ(w.asked, 0);
}

TEST(TimeAllowance, generous_time_is_twice_as_long) {
    Watched w;
    w.time.start(true);
    w.clock.advance(239s);
    EXPECT_EQ(w.asked, 0);
    w.clock.advance(1s + 89s);
    EXPECT_EQ(w.asked, 1);
    EXPECT_EQ(w.over, 0);
}

TEST(TimeAllowance, can_be_extended_at_least_ten_times) {
    Watched w;
    w.time.start(false);
    for (int i = 0; i < 10; ++i) {
        w.clock.advance(120s);
        w.time.extend();
    }
    EXPECT_EQ(w.asked, 10);
    EXPECT_EQ(w.over, 0);
}

TEST(TimeAllowance, stopped_time_never_ends_a_visit) {
    Watched w;
    w.time.start(false);
    w.time.stop();
    w.clock.advance(1h);
    EXPECT_EQ(w.asked + w.over, 0);
}

}  // namespace evergreen

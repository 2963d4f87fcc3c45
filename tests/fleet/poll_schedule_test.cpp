// When ten thousand kiosks ask: apart from each other, seldom when the server fails, soon and not at once after a hint.
#include "kiosk/fleet/poll_schedule.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

namespace evergreen::fleet {

namespace {

using namespace std::chrono_literals;
using Time = PollSchedule::Time;

const Time kStart = Time(1h);

struct Drawn {
    double next = 0;
    PollSchedule::Draw draw() {
        return [this] { return next; };
    }
};

}  // namespace

TEST(PollSchedule, first_poll_is_anywhere_within_a_minute) {
    Drawn drawn;
    EXPECT_EQ(PollSchedule({}, drawn.draw(), kStart).due(), kStart);
    drawn.next = 0.5;
    EXPECT_EQ(PollSchedule({}, drawn.draw(), kStart).due(), kStart + 30s);
}

TEST(PollSchedule, good_polls_are_a_minute_apart_more_or_less) {
    Drawn drawn;
    PollSchedule schedule({}, drawn.draw(), kStart);
    schedule.notePoll(true, kStart);
    EXPECT_EQ(schedule.due(), kStart + 48s);
    drawn.next = 0.5;
    schedule.notePoll(true, kStart);
    EXPECT_EQ(schedule.due(), kStart + 60s);
}

TEST(PollSchedule, failures_double_the_wait_up_to_its_ceiling_and_a_good_poll_ends_that) {
    Drawn drawn;
    drawn.next = 1;
    PollSchedule schedule({}, drawn.draw(), kStart);
    for (const auto wait : {120s, 240s, 480s, 960s, 1800s, 1800s}) {
        schedule.notePoll(false, kStart);
        EXPECT_EQ(schedule.due(), kStart + wait);
    }
    // However long the server is away.
    for (int count = 0; count < 1000; ++count) schedule.notePoll(false, kStart);
    EXPECT_EQ(schedule.due(), kStart + 1800s);
    drawn.next = 0;
    schedule.notePoll(false, kStart);
    EXPECT_EQ(schedule.due(), kStart + 900s);
    schedule.notePoll(true, kStart);
    EXPECT_EQ(schedule.due(), kStart + 48s);
    EXPECT_EQ(schedule.failures(), 0);
}

TEST(PollSchedule, hint_hurries_also_through_back_off_and_never_delays) {
    Drawn drawn;
    drawn.next = 0.5;
    PollSchedule schedule({}, drawn.draw(), kStart);
    for (int count = 0; count < 5; ++count) schedule.notePoll(false, kStart);
    schedule.noteHint(kStart + 60s);
    EXPECT_EQ(schedule.due(), kStart + 65s);
    schedule.notePoll(true, kStart + 65s);
    const Time due = schedule.due();
    schedule.noteHint(due - 1s);
    EXPECT_EQ(schedule.due(), due);
}

TEST(PollSchedule, storm_of_hints_is_a_poll_every_quarter_of_a_minute) {
    Drawn drawn;
    PollSchedule schedule({}, drawn.draw(), kStart);
    schedule.notePoll(true, kStart);
    int polls = 0;
    for (Time now = kStart; now < kStart + 10min; now += 100ms) {
        schedule.noteHint(now);
        if (now < schedule.due()) continue;
        schedule.notePoll(true, now);
        ++polls;
    }
    EXPECT_EQ(polls, 39);
}

// One hint to all of them: at no tenth of a second more than three times their even share.
TEST(PollSchedule, ten_thousand_kiosks_do_not_come_at_once) {
    constexpr int kiosks = 10'000;
    std::mt19937 source(1);
    std::uniform_real_distribution<double> even(0, 1);
    std::map<std::int64_t, int> comeAt;
    for (int count = 0; count < kiosks; ++count) {
        PollSchedule schedule(
            {}, [&] { return even(source); }, kStart);
        schedule.notePoll(true, kStart);
        schedule.noteHint(kStart + 20s);
        EXPECT_GE(schedule.due(), kStart + 20s);
        EXPECT_LE(schedule.due(), kStart + 30s);
        ++comeAt[(schedule.due() - kStart) / 100ms];
    }
    for (const auto& [tenth, count] : comeAt) EXPECT_LT(count, 3 * kiosks / 100) << tenth;
}

}  // namespace evergreen::fleet

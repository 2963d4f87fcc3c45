#include "kiosk/base/waiter.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QCoroTask>

namespace evergreen {

namespace {

QCoro::Task<int> twice(Waiter<int>& waiter) {
    const int value = co_await waiter.value();
    co_return value * 2;
}

}  // namespace

TEST(Waiter, first_value_wins) {
    Waiter<int> waiter;
    auto task = twice(waiter);
    EXPECT_TRUE(waiter.isWaiting());
    waiter.give(21);
    waiter.give(99);
    EXPECT_EQ(QCoro::waitFor(task), 42);
}

TEST(Waiter, value_given_early_is_kept) {
    Waiter<int> waiter;
    waiter.give(4);
    EXPECT_EQ(QCoro::waitFor(twice(waiter)), 8);
}

TEST(FakeClock, alarm_sounds_when_its_time_has_come_and_not_when_called_off) {
    FakeClock clock;
    int sounded = 0;
    auto kept = clock.alarm(std::chrono::seconds(10), [&] { ++sounded; });
    auto dropped = clock.alarm(std::chrono::seconds(5), [&] { sounded += 100; });
    dropped.reset();
    clock.advance(std::chrono::seconds(9));
    EXPECT_EQ(sounded, 0);
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(sounded, 1);
}

}  // namespace evergreen

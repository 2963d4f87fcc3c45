#include "net/mqtt/back_off.h"

#include <gtest/gtest.h>

namespace evergreen {

using namespace std::chrono_literals;

constexpr BackOffLimits kLimits{.least = 100ms, .first = 1s, .most = 20s, .settled = 5s};

TEST(BackOff, waits_twice_as_long_each_time_up_to_the_limit) {
    BackOff backOff(kLimits);
    for (const auto longest : {1'100ms, 2'100ms, 4'100ms, 8'100ms, 16'100ms, 20'000ms, 20'000ms}) {
        EXPECT_EQ(backOff.next(1.0), longest);
    }
}

TEST(BackOff, is_spread_evenly_from_the_least_wait) {
    EXPECT_EQ(BackOff(kLimits).next(0.0), 100ms);
    EXPECT_EQ(BackOff(kLimits).next(0.5), 600ms);
}

TEST(BackOff, does_not_wrap_after_many_failures) {
    BackOff backOff(kLimits);
    for (int i = 0; i < 1000; ++i) backOff.next(1.0);
    EXPECT_EQ(backOff.next(1.0), 20s);
    EXPECT_EQ(backOff.next(0.0), 100ms);
}

// A broker that takes every connection and drops it at once is not hammered.
TEST(BackOff, begins_anew_only_after_a_connection_that_held) {
    BackOff backOff(kLimits);
    backOff.next(1.0);
    backOff.succeeded(4'999ms);
    EXPECT_EQ(backOff.next(1.0), 2'100ms);
    backOff.succeeded(5s);
    EXPECT_EQ(backOff.next(1.0), 1'100ms);
}

}  // namespace evergreen

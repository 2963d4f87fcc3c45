#include "accessibility/input/key_filter.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

}  // namespace

// Spec: EN 301 549 v3.2.1 §5.8
TEST(KeyFilter, second_strike_of_the_same_key_counts_for_nothing) {
    KeyFilter filter;
    EXPECT_TRUE(filter.admitsPress(1, 0ms, false));
    filter.release(1, 100ms);
    EXPECT_FALSE(filter.admitsPress(1, 399ms, false));
    filter.release(1, 420ms);
    EXPECT_TRUE(filter.admitsPress(1, 720ms, false));
}

TEST(KeyFilter, another_key_counts_at_once) {
    KeyFilter filter;
    EXPECT_TRUE(filter.admitsPress(1, 0ms, false));
    EXPECT_TRUE(filter.admitsPress(2, 1ms, false));
    EXPECT_TRUE(filter.admitsPress(1, 2ms, false));
}

TEST(KeyFilter, pause_can_be_as_long_as_the_standard_asks) {
    KeyFilter filter(KeyFilter::longestPause);
    EXPECT_TRUE(filter.admitsPress(1, 0ms, false));
    filter.release(1, 0ms);
    EXPECT_FALSE(filter.admitsPress(1, 499ms, false));
}

// Spec: EN 301 549 v3.2.1 §5.7
TEST(KeyFilter, held_key_never_repeats) {
    KeyFilter filter;
    EXPECT_TRUE(filter.admitsPress(1, 0ms, false));
    EXPECT_FALSE(filter.admitsPress(1, 5000ms, true));
}

}  // namespace evergreen

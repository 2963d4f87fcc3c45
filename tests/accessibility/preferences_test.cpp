#include "accessibility/preferences.h"

#include <cmath>
#include <gtest/gtest.h>

namespace evergreen {

TEST(Preferences, reset_forgets_everything_the_customer_chose) {
    Preferences chosen{.textScale = 5,
                       .theme = Preferences::Theme::Dark,
                       .voiceOn = false,
                       .speechRate = 0,
                       .volume = 10,
                       .language = Language::English,
                       .extraTime = true,
                       .lowerHalf = true,
                       .leftHanded = true};
    EXPECT_NE(chosen, Preferences());
    chosen.reset();
    EXPECT_EQ(chosen, Preferences());
}

TEST(Preferences, rates_run_from_half_to_double_through_one) {
    EXPECT_DOUBLE_EQ(speechRateFactor(0), 0.5);
    EXPECT_DOUBLE_EQ(speechRateFactor(Preferences::rateNormal), 1.0);
    EXPECT_DOUBLE_EQ(speechRateFactor(Preferences::rateLast), 2.0);
    EXPECT_DOUBLE_EQ(speechRateFactor(99), 2.0);
    for (int rate = 1; rate <= Preferences::rateLast; ++rate) {
        EXPECT_GT(speechRateFactor(rate), speechRateFactor(rate - 1));
    }
}

// Spec: EN 301 549 v3.2.1 §8.2.1; VVSG 2.0
TEST(Preferences, volume_steps_are_at_most_10_decibels) {
    EXPECT_DOUBLE_EQ(volumeGain(Preferences::volumeLast), 1.0);
    for (int volume = 1; volume <= Preferences::volumeLast; ++volume) {
        const double stepDb = 20.0 * std::log10(volumeGain(volume) / volumeGain(volume - 1));
        EXPECT_GT(stepDb, 0.0);
        EXPECT_LE(stepDb, 10.0);
    }
    EXPECT_GT(volumeGain(0), 0.0);
    EXPECT_NEAR(20.0 * std::log10(volumeGain(3) / volumeGain(0)), 12.0, 1e-9);
}

}  // namespace evergreen

#include "accessibility/panel_metrics.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(PanelMetrics, portrait_panel_of_21_inches_has_4_pixels_a_millimetre) {
    const PanelMetrics panel{1080, 1920, 268.0, 476.0};
    EXPECT_TRUE(panel.isValid());
    EXPECT_TRUE(panel.isPortrait());
    EXPECT_NEAR(panel.pixelsPerMm(), 4.03, 0.01);
}

TEST(PanelMetrics, lengths_round_up_and_never_below_the_millimetres_asked) {
    const PanelMetrics panel{1000, 1000, 300.0, 300.0};
    for (int tenths = 1; tenths < 400; ++tenths) {
        const double mm = tenths / 10.0;
        EXPECT_GE(panel.pixels(mm) / panel.pixelsPerMm(), mm - 1e-5) << mm;
    }
    EXPECT_EQ(panel.pixels(16.0), 54);
    EXPECT_EQ(panel.pixels(0.0), 0);
    EXPECT_EQ(panel.pixels(-3.0), 0);
}

TEST(PanelMetrics, exact_lengths_gain_no_pixel_from_rounding) {
    const PanelMetrics panel{1920, 1080, 480.0, 270.0};
    EXPECT_EQ(panel.pixels(16.0), 64);
    EXPECT_EQ(panel.pixels(0.5), 2);
    EXPECT_FALSE(panel.isPortrait());
}

TEST(PanelMetrics, slightly_oblong_pixels_take_the_direction_that_is_smaller) {
    const PanelMetrics panel{1000, 1000, 250.0, 252.0};
    EXPECT_TRUE(panel.isValid());
    EXPECT_DOUBLE_EQ(panel.pixelsPerMm(), 1000 / 252.0);
}

TEST(PanelMetrics, impossible_panels_are_invalid) {
    EXPECT_FALSE((PanelMetrics{0, 1920, 268.0, 476.0}).isValid());
    EXPECT_FALSE((PanelMetrics{1080, 1920, 0.0, 476.0}).isValid());
    EXPECT_FALSE((PanelMetrics{1080, 1920, 476.0, 268.0}).isValid()) << "sides mixed up";
    EXPECT_DOUBLE_EQ((PanelMetrics{1080, 1920, 476.0, 268.0}).pixelsPerMm(), 1.0);
}

}  // namespace evergreen

#include "accessibility/text_scale.h"

#include <gtest/gtest.h>

#include <QFont>
#include <QFontInfo>
#include <QFontMetricsF>

namespace evergreen {

TEST(TextScale, body_follows_the_five_heights_of_the_goal) {
    const double expected[] = {7.4, 9.2, 11.0, 13.0, 16.0};
    for (int scale = 1; scale <= 5; ++scale) EXPECT_DOUBLE_EQ(text_scale::bodyCapitalMm(scale), expected[scale - 1]);
    EXPECT_DOUBLE_EQ(text_scale::bodyCapitalMm(text_scale::standard), 9.2);
}

TEST(TextScale, scales_outside_count_as_the_nearest) {
    EXPECT_DOUBLE_EQ(text_scale::bodyCapitalMm(0), 7.4);
    EXPECT_DOUBLE_EQ(text_scale::bodyCapitalMm(99), 16.0);
}

// Spec: EN 301 549 v3.2.1 §5.1.4
TEST(TextScale, smallest_body_is_above_the_standards_height_at_600_mm) {
    EXPECT_GE(text_scale::bodyCapitalMm(text_scale::smallest), 7.33);
}

TEST(TextScale, question_grows_with_every_scale_while_its_factor_shrinks) {
    EXPECT_NEAR(text_scale::questionCapitalMm(1), 7.4 * 1.55, 1e-9);
    EXPECT_NEAR(text_scale::questionCapitalMm(5), 16.0 * 1.2, 1e-9);
    for (int scale = 2; scale <= 5; ++scale) {
        EXPECT_GT(text_scale::questionCapitalMm(scale), text_scale::questionCapitalMm(scale - 1));
        EXPECT_LT(text_scale::questionCapitalMm(scale) / text_scale::bodyCapitalMm(scale),
                  text_scale::questionCapitalMm(scale - 1) / text_scale::bodyCapitalMm(scale - 1));
    }
}

TEST(TextScale, nothing_falls_under_the_floor) {
    for (int scale = 1; scale <= 5; ++scale) {
        EXPECT_GE(text_scale::smallCapitalMm(scale), text_scale::floorCapitalMm);
        EXPECT_LE(text_scale::smallCapitalMm(scale), text_scale::bodyCapitalMm(scale));
    }
}

TEST(TextScale, capitals_of_the_real_font_reach_their_millimetres) {
    const PanelMetrics panel{1080, 1920, 268.0, 476.0};
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    ASSERT_EQ(QFontInfo(font).family(), font.family()) << "fonts-noto-cjk is missing";
    for (int scale = 1; scale <= 5; ++scale) {
        const double wantedMm = text_scale::bodyCapitalMm(scale);
        font.setPixelSize(text_scale::fontPixels(panel, wantedMm));
        font.setHintingPreference(QFont::PreferNoHinting);
        const double measuredMm = QFontMetricsF(font).capHeight() / panel.pixelsPerMm();
        EXPECT_GE(measuredMm, wantedMm - 0.05) << scale;
        EXPECT_LE(measuredMm, wantedMm + 0.4) << scale;
    }
}

}  // namespace evergreen

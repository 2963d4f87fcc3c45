#include "accessibility/preferences_token.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(PreferencesToken, every_setting_comes_back) {
    Preferences all;
    all.textScale = 5;
    all.theme = Preferences::Theme::LowGlare;
    all.language = Language::English;
    all.voiceOn = false;
    all.speechRate = 0;
    all.volume = 10;
    all.extraTime = true;
    all.lowerHalf = true;
    all.leftHanded = true;
    EXPECT_EQ(fromToken(toToken(all)), all);
    EXPECT_EQ(fromToken(toToken(Preferences())), Preferences());
    EXPECT_LE(toToken(all).size(), 128);
}

TEST(PreferencesToken, later_fields_are_passed_over) {
    EXPECT_EQ(fromToken(toToken(Preferences()) + QStringLiteral(";braille=1")), Preferences());
}

TEST(PreferencesToken, anything_else_changes_nothing) {
    const QString good = toToken(Preferences());
    for (const QString& bad : {QString(), QStringLiteral("size=2"), QStringLiteral("2;") + good.mid(2), good.chopped(7),
                               QString(good).replace(QStringLiteral("letters=2"), QStringLiteral("letters=9")),
                               QString(good).replace(QStringLiteral("letters=2"), QStringLiteral("letters=two")),
                               QString(good).replace(QStringLiteral("warm"), QStringLiteral("pink")),
                               QString(good).replace(QStringLiteral("low=0"), QStringLiteral("low=2")),
                               good + QString(1000, QLatin1Char('x'))}) {
        EXPECT_FALSE(fromToken(bad)) << bad.toStdString();
    }
}

}  // namespace evergreen

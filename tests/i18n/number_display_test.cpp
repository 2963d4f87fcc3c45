#include "kiosk/i18n/number_display.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(NumberDisplay, money_is_grouped_with_two_decimals) {
    EXPECT_EQ(displayMoney(Money::yuan(6512, 30), Language::Chinese), QStringLiteral("6,512.30 元"));
    EXPECT_EQ(displayMoney(Money::yuan(6512, 30), Language::English), QStringLiteral("¥6,512.30"));
    EXPECT_EQ(displayMoney(Money::yuan(0), Language::Chinese), QStringLiteral("0.00 元"));
    EXPECT_EQ(displayMoney(Money::yuan(0, 5), Language::Chinese), QStringLiteral("0.05 元"));
    EXPECT_EQ(displayMoney(Money::yuan(999), Language::Chinese), QStringLiteral("999.00 元"));
    EXPECT_EQ(displayMoney(Money::yuan(1000), Language::Chinese), QStringLiteral("1,000.00 元"));
    EXPECT_EQ(displayMoney(Money::yuan(99'999'999, 99), Language::Chinese), QStringLiteral("99,999,999.99 元"));
    EXPECT_EQ(displayMoneyShort(Money::yuan(123'456)), QStringLiteral("¥123,456.00"));
}

TEST(NumberDisplay, less_than_nothing_has_a_true_minus_before_everything) {
    EXPECT_EQ(displayMoney(Money::yuan(-200), Language::Chinese), QStringLiteral("−200.00 元"));
    EXPECT_EQ(displayMoney(Money{-5, Currency::Cny}, Language::English), QStringLiteral("−¥0.05"));
    EXPECT_EQ(displayMoneyShort({INT64_MIN, Currency::Cny}), QStringLiteral("−¥92,233,720,368,547,758.08"));
}

TEST(NumberDisplay, dates_are_written_as_each_language_does) {
    EXPECT_EQ(displayDate(QDate(2026, 3, 15), Language::Chinese), QStringLiteral("2026年3月15日"));
    EXPECT_EQ(displayDate(QDate(2026, 3, 15), Language::English), QStringLiteral("15 March 2026"));
    EXPECT_TRUE(displayDate(QDate(), Language::Chinese).isEmpty());
}

TEST(NumberDisplay, percentages_keep_every_decimal_they_have) {
    EXPECT_EQ(displayPercent({950}), QStringLiteral("0.95%"));
    EXPECT_EQ(displayPercent({1255}), QStringLiteral("1.255%"));
    EXPECT_EQ(displayPercent({2000}), QStringLiteral("2.00%"));
    EXPECT_EQ(displayPercent({-125}), QStringLiteral("−0.125%"));
}

}  // namespace evergreen

// Every rule finds its planted defects, and nothing on their clean twins. Without this a rule may be blind.
#include "accessibility/audit/planting.h"

#include "accessibility/audit/rule.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

class PlantingTest : public testing::Test {
protected:
    static const Planting& tried() {
        static const Planting planting =
            tryPlanted(QString::fromUtf8(EVERGREEN_SOURCE_DIR) + QStringLiteral("/tests/audit/planted"));
        return planting;
    }
};

TEST_F(PlantingTest, everyRule_hasPlantedPages) {
    for (const auto& rule : rules())
        EXPECT_GE(tried().rules[static_cast<std::size_t>(rule.number)].planted, 1) << rule.number;
}

TEST_F(PlantingTest, everyPlantedDefect_isFound) {
    EXPECT_EQ(tried().found(), tried().planted()) << tried().wrong.join(QLatin1Char('\n')).toStdString();
}

TEST_F(PlantingTest, cleanTwin_isMeasuredAndNotFlagged) {
    EXPECT_EQ(tried().cleanFlagged(), 0);
    EXPECT_EQ(tried().wrong.join(QLatin1Char('\n')).toStdString(), "");
}

TEST(RulesTest, table_isNumberedFromOneAndEachRuleLooksSomehow) {
    ASSERT_EQ(rules().size(), static_cast<std::size_t>(rulesCount));
    for (std::size_t i = 0; i < rules().size(); ++i) {
        EXPECT_EQ(rules()[i].number, static_cast<int>(i) + 1);
        EXPECT_TRUE(rules()[i].look || rules()[i].act || rules()[i].paper) << i + 1;
    }
}

}  // namespace

}  // namespace evergreen

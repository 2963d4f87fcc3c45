// Every scene in every scale, language and orientation, measured: nothing cut, nothing over anything, every target
// large enough and apart. What "fits" means is written out in page_measure.h.
#include "tests/qml/page_measure.h"
#include "tests/qml/stage.h"

#include <gtest/gtest.h>

#include <QQuickItem>

namespace evergreen {

namespace {

class LooksTest : public testing::TestWithParam<std::tuple<int, bool, Language>> {
protected:
    static void SetUpTestSuite() { s_stage = std::make_unique<Stage>(); }
    static void TearDownTestSuite() { s_stage.reset(); }
    static inline std::unique_ptr<Stage> s_stage;

    void measure(Setting setting) {
        ASSERT_TRUE(s_stage->isReady()) << s_stage->takeWarnings().join(QLatin1Char('\n')).toStdString();
        for (const auto& scene : scenes()) {
            SCOPED_TRACE((scene.name + QLatin1Char(' ') + setting.name()).toStdString());
            s_stage->set(scene, setting);
            ASSERT_FALSE(s_stage->painted().isNull());
            expectFits(*s_stage);
            turnLeaf(setting);
            EXPECT_EQ(s_stage->takeWarnings().join(QLatin1Char('\n')).toStdString(), "");
        }
    }

private:
    static void expectFits(Stage& stage) {
        for (const auto& finding : measuredFindings(stage.view())) ADD_FAILURE() << finding.toStdString();
    }

    // The other side of a page that was turned must fit as well, and lead back.
    void turnLeaf(const Setting&) {
        auto* more = targetNamed(s_stage->view(), QStringLiteral("page.more"));
        if (!more) return;
        tap(s_stage->view(), *more);
        ASSERT_FALSE(s_stage->painted().isNull());
        expectFits(*s_stage);
        ASSERT_NE(targetNamed(s_stage->view(), QStringLiteral("page.more")), nullptr);
    }
};

TEST_P(LooksTest, everyScene_inThisSetting_fits) {
    const auto [scale, landscape, language] = GetParam();
    measure({scale, Preferences::Theme::Warm, language, landscape});
}

TEST_P(LooksTest, everyScene_forTheOtherHandOrLowerReach_fits) {
    const auto [scale, landscape, language] = GetParam();
    measure({scale, Preferences::Theme::Dark, language, landscape, !landscape, landscape});
}

INSTANTIATE_TEST_SUITE_P(Matrix, LooksTest,
                         testing::Combine(testing::Range(1, 6), testing::Bool(),
                                          testing::Values(Language::Chinese, Language::English)));

}  // namespace

}  // namespace evergreen

// evergreen-kiosk as the program it is, and a fleet's server: a bundle comes, is tried and kept; one that reads well
// and breaks the pages comes, is tried, and goes.
#include "kiosk/fleet/bundle_slots.h"
#include "tests/kiosk/fleet_bed.h"
#include "tests/kiosk/kiosk_program.h"

namespace evergreen {

namespace {

class FleetProgram : public FleetBed {
protected:
    static bool isReady(KioskProgram& kiosk) { return kiosk.line()[QStringLiteral("ready")].toBool(); }
    static void expectEndsWell(KioskProgram& kiosk) {
        EXPECT_EQ(kiosk.terminate(), 0) << kiosk.complaint().toStdString();
    }
    static QStringList callWith(const QString& config) {
        return {QStringLiteral("--window"), QStringLiteral("--config"), config};
    }
};

}  // namespace

TEST_F(FleetProgram, bundle_that_serves_is_tried_between_customers_and_kept) {
    const BundleFolderBed bundle(42);
    order(bundle, 42);
    KioskProgram kiosk(callWith(configFile()));
    ASSERT_TRUE(isReady(kiosk)) << "as built: " << kiosk.complaint().toStdString();
    ASSERT_TRUE(isReady(kiosk)) << "after its trial: " << kiosk.complaint().toStdString();
    expectEndsWell(kiosk);
    const auto state = slots();
    ASSERT_TRUE(state.good);
    EXPECT_EQ(state.good->version, 42);
    EXPECT_FALSE(state.trial);
    EXPECT_TRUE(state.failed.empty());
    // The next start runs it without a trial.
    EXPECT_EQ(nextStart().version, 42);
}

TEST_F(FleetProgram, bundle_that_breaks_the_pages_rolls_itself_back) {
    const BundleFolderBed bundle(43);
    breakPages(bundle);
    order(bundle, 43);
    KioskProgram kiosk(callWith(configFile()));
    ASSERT_TRUE(isReady(kiosk)) << "as built: " << kiosk.complaint().toStdString();
    ASSERT_TRUE(isReady(kiosk)) << "as built again: " << kiosk.complaint().toStdString();
    expectEndsWell(kiosk);
    EXPECT_TRUE(kiosk.complaint().contains("bundle rolled back: welcome (zh_CN, letters "));
    const auto state = slots();
    EXPECT_FALSE(state.good);
    EXPECT_FALSE(state.trial);
    EXPECT_EQ(state.failed.size(), 1U);
    EXPECT_EQ(nextStart().version, fleet::kBuiltIn);
}

TEST_F(FleetProgram, root_that_is_not_there_is_named) {
    const QString config = configFile();
    QFile::remove(QFileInfo(config).path() + QStringLiteral("/root.json"));
    KioskProgram kiosk(callWith(config));
    EXPECT_EQ(kiosk.exitCode(), 2);
    EXPECT_TRUE(kiosk.complaint().contains("root.json")) << kiosk.complaint().toStdString();
}

}  // namespace evergreen

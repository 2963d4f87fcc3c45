// The whole way of a bad bundle, all of it real: evergreen-kiosk tries it, finds its pages broken and goes back; its
// health goes through a broker to evergreen-desk, which stops the rollout in the repository that the bundle came from.
#include "backend/database/database.h"
#include "tests/fleet/signing/founded_repository.h"
#include "tests/kiosk/fleet_bed.h"
#include "tests/kiosk/kiosk_program.h"

#include <QTest>

namespace evergreen {

namespace {

constexpr int kPatienceMs = 60'000;

class FleetStop : public FleetBed {
protected:
    FleetStop() : founded(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())) {
        serve(founded.place);
    }

    void rollOut(const BundleFolderBed& bundle, fleet::BundleVersion version) {
        for (const fleet::BundleFile& file : bundle.manifest().files) {
            const QByteArray bytes = bundle.read(QString::fromStdString(file.path));
            ASSERT_TRUE(founded.folder.write("files/" + file.sha256, bytes.toStdString()));
        }
        founded.listManifest(version, bundle.manifestBytes().toStdString(),
                             {fleet::Approval::publisher, fleet::Approval::reviewer});
        const auto put = founded.signer().put(fleet::FoundedFolder::everybodyOn(version, fleet::kBuiltIn));
        ASSERT_TRUE(put) << put.refusal().detail;
    }

    /// Broker and desk, and where the kiosk finds them.
    QJsonObject openDesk() {
        const QString bin = QStringLiteral(EVERGREEN_BIN_DIR "/");
        QDir().mkpath(below("desk"));
        broker.start(bin + QStringLiteral("evergreen-broker"),
                     {QStringLiteral("--certificates"), certificates(), QStringLiteral("--state"), below("broker"),
                      QStringLiteral("--port"), QStringLiteral("0")});
        const auto there = broker.ready();
        EXPECT_TRUE(there.ok());
        if (!there) return {};
        const QString port = QString::number(there->value(QStringLiteral("port")).toInt());
        // The sandbox has four kiosks, of which one is there: a quarter of them.
        desk.start(bin + QStringLiteral("evergreen-desk"),
                   {QStringLiteral("--sandbox"), QStringLiteral("--folder"), below("desk"),
                    QStringLiteral("--certificates"), certificates(), QStringLiteral("--broker"),
                    QStringLiteral("localhost:") + port, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                    QStringLiteral("--listen-kiosks"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--fleet"),
                    QString::fromStdString(founded.place.string()), QStringLiteral("--online"),
                    QString::fromStdString(fleet::FoundedFolder::onlineKeys().string()), QStringLiteral("--stop-least"),
                    QStringLiteral("4"), QStringLiteral("--stop-above"), QStringLiteral("20")});
        const auto ready = desk.ready();
        EXPECT_TRUE(ready.ok());
        if (!ready) return {};
        const QString https = QString::number(ready->value(QStringLiteral("kioskPort")).toInt());
        return {{QStringLiteral("desk"),
                 QJsonObject{{QStringLiteral("broker"), QStringLiteral("mqtts://localhost:") + port},
                             {QStringLiteral("base"), QStringLiteral("https://localhost:") + https},
                             {QStringLiteral("escalateAfterSeconds"), 60},
                             {QStringLiteral("letInSeconds"), 600},
                             {QStringLiteral("follow"), QStringLiteral("https://localhost:") + https}}}};
    }

    fleet::Rollout::State state() { return founded.signer().current()->state; }

    QJsonObject figures() const {
        Database database;
        if (!database.open(below("desk/desk.sqlite"))) return {};
        const auto rows = database.run(QStringLiteral("SELECT figures FROM rollout_stop WHERE outcome = 'halted'"));
        return rows.empty() ? QJsonObject() : QJsonDocument::fromJson(rows[0][0].toString().toUtf8()).object();
    }

    fleet::FoundedFolder founded;
    BranchProgram broker;
    BranchProgram desk;
};

}  // namespace

TEST_F(FleetStop, bundle_that_breaks_the_pages_stops_its_own_rollout) {
    const BundleFolderBed bundle(43);
    breakPages(bundle);
    rollOut(bundle, 43);
    const QString config = configFile([this] { return openDesk(); });
    KioskProgram kiosk({QStringLiteral("--window"), QStringLiteral("--config"), config});
    ASSERT_TRUE(kiosk.line()[QStringLiteral("ready")].toBool()) << kiosk.complaint().toStdString();
    ASSERT_TRUE(kiosk.line()[QStringLiteral("ready")].toBool())
        << "as built again: " << kiosk.complaint().toStdString();
    ASSERT_TRUE(QTest::qWaitFor([this] { return state() == fleet::Rollout::State::Halt; }, kPatienceMs));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !figures().isEmpty(); }, kPatienceMs));
    EXPECT_EQ(figures()[QStringLiteral("expected")], 4);
    EXPECT_EQ(figures()[QStringLiteral("rolledBack")], 1);
    EXPECT_EQ(figures()[QStringLiteral("bundle")], 43);
    EXPECT_EQ(kiosk.terminate(), 0) << kiosk.complaint().toStdString();
    EXPECT_EQ(slots().failed.size(), 1U);
    const auto order = founded.orderOf(43);
    ASSERT_TRUE(order) << order.refusal().detail;
    EXPECT_EQ(order->bundle->version, fleet::kBuiltIn) << "what every other kiosk reads";
}

}  // namespace evergreen

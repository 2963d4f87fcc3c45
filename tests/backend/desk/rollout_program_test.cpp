// evergreen-desk as the program it is, at a real mosquitto and a real repository: it stops a rollout that two kiosks
// have failed, though it was killed between the decision and the halt.
#include "backend/database/database.h"
#include "kiosk/machine/branch_program.h"
#include "tests/fleet/signing/founded_repository.h"
#include "tests/support/mqtt_peer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace evergreen {

namespace {

const QString kHint = QStringLiteral("rollout/hint");
const QByteArray kRolledBack =
    R"({"v":3,"at":1773624600000,"paper":"ok","faults":[],"program":"0.1.0","configuration":41,"slot":"good","ready":0,)"
    R"("alarms":["bundle-failed"],"storage":"ok","uptimeSeconds":60,"failed":42})";

/// The repository's lock, as another program holds it.
class HeldLock {
public:
    explicit HeldLock(const std::filesystem::path& place)
        : m_file(::open((place / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        EXPECT_EQ(::flock(m_file, LOCK_EX), 0);
    }
    ~HeldLock() { ::close(m_file); }
    HeldLock(const HeldLock&) = delete;
    HeldLock& operator=(const HeldLock&) = delete;

private:
    int m_file;
};

class DeskProgramStops : public testing::Test {
protected:
    DeskProgramStops() : fleet(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())) {
        for (const fleet::BundleVersion version : {41, 42}) fleet.approve(version);
        EXPECT_TRUE(fleet.signer().put(fleet::FoundedFolder::everybodyOn(42, 41)));
        online = QString::fromStdString(fleet::FoundedFolder::onlineKeys().string());
    }

    std::unique_ptr<BranchProgram> desk(const QStringList& more = {}) {
        auto program = std::make_unique<BranchProgram>();
        const MqttEndpoint there = broker.endpoint(kHelpdesk);
        const QString repository = QString::fromStdString(fleet.place.string());
        QStringList call{QStringLiteral("--sandbox"),
                         QStringLiteral("--folder"),
                         folder.path(),
                         QStringLiteral("--certificates"),
                         QFileInfo(there.authorityFile).path(),
                         QStringLiteral("--broker"),
                         QStringLiteral("%1:%2").arg(there.host).arg(there.port),
                         QStringLiteral("--listen"),
                         QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--listen-kiosks"),
                         QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--fleet"),
                         repository,
                         QStringLiteral("--online"),
                         online};
        program->start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-desk"), call + more);
        return program;
    }

    /// The kiosk says it, and is gone; the broker keeps it.
    std::unique_ptr<MqttPeer> kioskThatFails(const QString& name) {
        auto kiosk = std::make_unique<MqttPeer>(broker.endpoint(name), name, std::vector<QString>{kHint});
        EXPECT_TRUE(kiosk->awaitConnected());
        kiosk->send(QStringLiteral("k/%1/health").arg(name), kRolledBack, true);
        return kiosk;
    }

    int stops(const QString& where) const {
        Database database;
        if (!database.open(folder.filePath(QStringLiteral("desk.sqlite")))) return 0;
        const auto rows = database.run(QStringLiteral("SELECT COUNT(*) FROM rollout_stop WHERE ") + where);
        return rows.empty() ? 0 : rows[0][0].toInt();
    }
    fleet::Rollout::State state() { return fleet.signer().current()->state; }

    static inline const QStringList kFewKiosks{QStringLiteral("--stop-least"), QStringLiteral("4")};

    QTemporaryDir folder;
    TestBroker broker;
    fleet::FoundedFolder fleet;
    QString online;
};

}  // namespace

TEST_F(DeskProgramStops, halt_that_was_decided_goes_out_after_a_kill) {
    const auto first = kioskThatFails(kKiosk);
    const auto second = kioskThatFails(kOtherKiosk);
    const auto before = fleet.timestampVersion();
    {
        const HeldLock lock(fleet.place);
        const auto killed = desk(kFewKiosks);
        ASSERT_TRUE(killed->ready().ok());
        ASSERT_TRUE(awaited([&] { return stops(QStringLiteral("claimed_until > 0 AND ended_at = 0")) == 1; }));
        killed->process().kill();
        killed->process().waitForFinished();
    }
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    const auto hints = first->payloads().size();
    const auto again = desk(kFewKiosks);
    ASSERT_TRUE(again->ready().ok());
    ASSERT_TRUE(awaited([&] { return stops(QStringLiteral("outcome = 'halted'")) == 1; }));
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_EQ(fleet.orderOf(42)->bundle->version, 41) << "as a kiosk's own code reads it";
    EXPECT_EQ(fleet.timestampVersion(), before + 1);
    EXPECT_EQ(stops(QStringLiteral("1 = 1")), 1);
    EXPECT_TRUE(awaited([&] { return first->payloads().size() > hints && second->payloads().size() > hints; }));
    EXPECT_EQ(first->heard.back().topic, kHint);
}

TEST_F(DeskProgramStops, rule_that_cannot_be_meant_is_named) {
    const auto endsWith = [this](const QStringList& more) {
        const auto program = desk(more);
        EXPECT_TRUE(program->process().waitForFinished(static_cast<int>(BranchProgram::readyMax.count())));
        return program->process().exitCode();
    };
    EXPECT_EQ(endsWith({QStringLiteral("--stop-above"), QStringLiteral("5%")}), 1);
    EXPECT_EQ(endsWith({QStringLiteral("--stop-silent-after"), QStringLiteral("60")}), 1);
    EXPECT_EQ(endsWith({QStringLiteral("--stop-least"), QStringLiteral("0")}), 1);
    online = QStringLiteral("/nowhere/online.json");
    EXPECT_EQ(endsWith({}), 1);
}

}  // namespace evergreen

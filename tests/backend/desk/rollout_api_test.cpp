// The rollout as browsers see and turn it.
#include "tests/backend/desk/fleet_api_fixture.h"

#include <thread>

namespace evergreen {

TEST_F(FleetApi, desk_without_a_fleet_has_no_rollout) {
    desk = std::make_unique<RunningDesk>();
    Browser he(*desk);
    EXPECT_FALSE(he.signIn(QStringLiteral("yuancheng")).json()[QStringLiteral("fleet")].toBool(true));
    EXPECT_EQ(he.get(kRollout).status, 404);
    EXPECT_EQ(turn(he, "halt", {}).status, 404);
}

TEST_F(FleetApi, rollout_is_seen_by_managers_and_turned_by_the_remote_desk) {
    start();
    EXPECT_EQ(signedIn("xiaoli").get(kRollout).status, 403);
    Browser manager = signedIn("chenjingli");
    const QString seen = mark(manager);
    const QJsonObject all = manager.get(kRollout).json();
    EXPECT_EQ(all[QStringLiteral("rollout")][QStringLiteral("rings")][0][QStringLiteral("basisPoints")], 10'000);
    EXPECT_EQ(all[QStringLiteral("counts")][0][QStringLiteral("expected")], 4) << "the sandbox's kiosks";
    EXPECT_EQ(all[QStringLiteral("counts")][0][QStringLiteral("underWay")], 4);
    EXPECT_EQ(turn(manager, "halt", seen).status, 403);
    EXPECT_EQ(fleet.signer().current()->state, fleet::Rollout::State::Go);
    const QDeadlineTimer deadline(20'000);
    while (manager.get(kRollout).json()[QStringLiteral("bundles")].toArray().size() < 2 && !deadline.hasExpired()) {
    }
    EXPECT_EQ(manager.get(kRollout).json()[QStringLiteral("bundles")][0][QStringLiteral("state")],
              QStringLiteral("approved"));
}

TEST_F(FleetApi, halt_hold_and_resume_are_signed_told_and_audited) {
    start();
    Browser he = signedIn("yuancheng");
    he.openEvents();
    he.untilEvent("event: snapshot");
    const DeskAnswer halted = turn(he, "halt", mark(he));
    EXPECT_EQ(halted.status, 200) << halted.body.toStdString();
    EXPECT_EQ(fleet.orderOf(42)->bundle->version, 41) << "as a kiosk's own code reads it";
    EXPECT_TRUE(he.untilEvent("\"state\":\"halt\"").contains("event: rollout"));
    EXPECT_EQ(turn(he, "go", mark(he, "halt")).status, 200);
    EXPECT_EQ(turn(he, "hold", mark(he)).status, 200);
    EXPECT_EQ(fleet.signer().current()->state, fleet::Rollout::State::Hold);
    const QStringList lines = auditOf("remote").filter(QStringLiteral("yuancheng rollout"));
    EXPECT_EQ(lines.mid(4), (QStringList{QStringLiteral("yuancheng rollout-halt done"),
                                         QStringLiteral("yuancheng rollout-halt asked")}));
    EXPECT_EQ(turn(he, "gone", mark(he, "hold")).status, 400);
}

TEST_F(FleetApi, of_two_who_turn_what_both_see_one_wins_and_the_other_is_told) {
    start();
    Browser he = signedIn("yuancheng");
    Browser again = signedIn("yuancheng");
    const QString seen = mark(he);
    const auto before = fleet.timestampVersion();
    DeskAnswer first;
    std::thread other([&] { first = turn(he, "halt", seen); });
    const DeskAnswer second = turn(again, "hold", seen);
    other.join();
    EXPECT_EQ(first.status + second.status, 200 + 409) << first.body.toStdString() << second.body.toStdString();
    const DeskAnswer& lost = first.status == 409 ? first : second;
    EXPECT_EQ(lost.error(), QStringLiteral("overtaken"));
    EXPECT_NE(lost.json()[QStringLiteral("rollout")][QStringLiteral("state")], QStringLiteral("go")) << "as it is now";
    EXPECT_EQ(fleet.timestampVersion(), before + 1) << "one was signed";
    EXPECT_EQ(turn(he, "hold", seen).error(), QStringLiteral("overtaken"));
}

TEST_F(FleetApi, repository_that_is_held_is_said_and_nothing_was_signed) {
    start();
    Browser he = signedIn("yuancheng");
    const QString seen = mark(he);
    const auto lock = fleet.folder.lock();
    ASSERT_TRUE(lock);
    const DeskAnswer refused = turn(he, "halt", seen);
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.error(), QStringLiteral("repository-busy"));
    EXPECT_EQ(fleet.signer().current()->state, fleet::Rollout::State::Go);
}

}  // namespace evergreen

// A rollout that goes wrong is stopped by the desk: over a real repository, whose word the kiosk's own code takes.
#include "tests/backend/desk/automatic_stop_fixture.h"

#include <barrier>

namespace evergreen::desk {

using std::chrono::minutes;

TEST_P(AutomaticStopTest, ten_per_cent_that_roll_back_stop_it) {
    hear(*first, 20);
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_EQ(orderedAway(), 41);
    EXPECT_EQ(first->ear.hints(), 2) << "of the rollout, and of its halt";
    const QString figures = QStringLiteral(
        "ring all, bundle 42: 20 of 200 kiosks (0 failed, 20 rolled back, 0 silent); "
        "180 applied, 0 under way");
    EXPECT_EQ(audit(), (QStringList{QStringLiteral("rollout-stopped spring halted"),
                                    QStringLiteral("rollout-seen spring halt, fallback 41"),
                                    QStringLiteral("rollout-stop spring ") + figures,
                                    QStringLiteral("rollout-seen spring go, fallback 41")}));
    const QJsonObject stop = told()[QStringLiteral("stop")].toObject();
    EXPECT_EQ(stop[QStringLiteral("figures")][QStringLiteral("rolledBack")], 20);
    EXPECT_NE(stop[QStringLiteral("publishedAt")].toInteger(), 0);
}

TEST_P(AutomaticStopTest, ten_per_cent_that_fall_silent_stop_it) {
    hear(*first, 0, 180);
    for (int i = 180; i < kiosksThere; ++i) first->wall.hear(kioskAt(i), HealthMessage{.configuration = 41}, 0);
    clock.advance(minutes(14));
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    clock.advance(minutes(1));
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_EQ(told()[QStringLiteral("stop")][QStringLiteral("figures")][QStringLiteral("silent")], 20);
}

TEST_P(AutomaticStopTest, clock_that_is_set_forward_stops_nothing) {
    HealthMessage before;
    before.configuration = 41;
    for (int i = 0; i < kiosksThere; ++i) first->wall.hear(kioskAt(i), before, first->books.now());
    first->stop.turn();
    clock.set(minutes(20));
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    clock.advance(minutes(15));
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt) << "silent by any clock";
}

TEST_P(AutomaticStopTest, one_per_cent_does_not_stop_it) {
    hear(*first, 2);
    clock.advance(minutes(60));
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    EXPECT_EQ(orderedAway(), std::nullopt);
}

TEST_P(AutomaticStopTest, below_the_least_number_of_kiosks_nothing_is_judged) {
    watched.rule.leastKiosks = kiosksThere + 1;
    Instance patient(*this, QStringLiteral("helpdesk-2"));
    hear(patient, kiosksThere);
    patient.stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    watched.rule.leastKiosks = kiosksThere;
    Instance strict(*this, QStringLiteral("helpdesk-2"));
    hear(strict, kiosksThere);
    strict.stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
}

TEST_P(AutomaticStopTest, rollout_on_hold_is_left_alone) {
    ASSERT_TRUE(fleet.signer().setState(fleet::Rollout::State::Hold));
    hear(*first, kiosksThere);
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Hold);
}

TEST_P(AutomaticStopTest, two_instances_publish_one_halt) {
    hear(*first, 20);
    const auto before = published();
    std::barrier together(2);
    std::thread other([this, &together] {
        Instance second(*this, QStringLiteral("helpdesk-2"));
        hear(second, 20);
        together.arrive_and_wait();
        for (int i = 0; i < 5; ++i) second.stop.turn();
    });
    together.arrive_and_wait();
    for (int i = 0; i < 5; ++i) first->stop.turn();
    other.join();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_EQ(published(), before + 1);
    EXPECT_EQ(audit().filter(QStringLiteral("rollout-stop ")).size(), 1);
    EXPECT_EQ(audit().filter(QStringLiteral("rollout-stopped ")).size(), 1);
}

TEST_P(AutomaticStopTest, stop_is_decided_once_by_instances_that_judge_the_same_moment) {
    Instance second(*this, QStringLiteral("helpdesk-2"));
    hear(*first, 20);
    hear(second, 20);
    first->stop.judge();
    second.stop.judge();
    EXPECT_EQ(audit().filter(QStringLiteral("rollout-stop ")).size(), 1);
    first->stop.finish();
    // As it was read before the halt was published.
    second.stop.judge();
    EXPECT_EQ(audit().filter(QStringLiteral("rollout-stop ")).size(), 1);
    EXPECT_FALSE(first->books.rollouts.open());
}

TEST_P(AutomaticStopTest, what_was_decided_is_finished_after_a_restart_by_the_same_instance) {
    hear(*first, 20);
    first->stop.judge();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    EXPECT_EQ(told()[QStringLiteral("stop")][QStringLiteral("publishedAt")].toInteger(), 0);
    const auto open = first->books.rollouts.open();
    ASSERT_TRUE(open);
    ASSERT_TRUE(first->books.inOneGo(
        [&] { EXPECT_TRUE(first->books.rollouts.claim(*open, QStringLiteral("helpdesk"), first->books.now())); }));
    // It was killed here; the one that starts anew has heard nobody yet.
    Instance restarted(*this, QStringLiteral("helpdesk"));
    restarted.stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_FALSE(restarted.books.rollouts.open());
}

TEST_P(AutomaticStopTest, another_instance_finishes_once_the_claim_is_over) {
    hear(*first, 20);
    first->stop.judge();
    const auto open = first->books.rollouts.open();
    ASSERT_TRUE(open);
    ASSERT_TRUE(first->books.inOneGo(
        [&] { EXPECT_TRUE(first->books.rollouts.claim(*open, QStringLiteral("helpdesk"), first->books.now())); }));
    Instance second(*this, QStringLiteral("helpdesk-2"));
    second.stop.finish();
    EXPECT_EQ(state(), fleet::Rollout::State::Go) << "it is the other's";
    clock.advance(RolloutBook::claimedFor);
    second.stop.finish();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
}

// Killed after the publication and before its row: nothing is signed a second time.
TEST_P(AutomaticStopTest, halt_that_is_out_is_not_signed_again) {
    hear(*first, 20);
    first->stop.judge();
    ASSERT_TRUE(fleet.signer().halt(rollout));
    const auto before = published();
    first->stop.turn();
    EXPECT_EQ(published(), before);
    EXPECT_FALSE(first->books.rollouts.open());
    EXPECT_EQ(told()[QStringLiteral("state")], QStringLiteral("halt"));
}

TEST_P(AutomaticStopTest, rollout_that_somebody_has_changed_meanwhile_is_not_halted_for_what_it_was) {
    hear(*first, 20);
    first->stop.judge();
    ASSERT_TRUE(fleet.signer().put(fleet::FoundedFolder::everybodyOn(41, 41)));
    first->stop.finish();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    EXPECT_FALSE(first->books.rollouts.open());
    EXPECT_EQ(audit().front(), QStringLiteral("rollout-stopped spring overtaken"));
    EXPECT_TRUE(told()[QStringLiteral("stop")].isNull());
}

TEST_P(AutomaticStopTest, stop_that_cannot_be_signed_is_tried_again) {
    hear(*first, 20);
    first->stop.judge();
    std::filesystem::rename(watched.onlineKeys.toStdString(), watched.onlineKeys.toStdString() + ".away");
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Go);
    ASSERT_TRUE(first->books.rollouts.open());
    std::filesystem::rename(watched.onlineKeys.toStdString() + ".away", watched.onlineKeys.toStdString());
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
}

TEST_P(AutomaticStopTest, stop_works_when_the_approvals_have_run_out) {
    ASSERT_TRUE(fleet.signer().put(fleet::FoundedFolder::everybodyOn(42, fleet::kBuiltIn)));
    clock.advance(std::chrono::hours(24 * 181));
    fleet.now += std::chrono::days(181);
    first->stop.look();
    hear(*first, 20);
    first->stop.turn();
    EXPECT_EQ(state(), fleet::Rollout::State::Halt);
    EXPECT_EQ(orderedAway(), fleet::kBuiltIn);
}

TEST_P(AutomaticStopTest, ring_that_is_as_it_was_is_not_given_time_anew) {
    const std::int64_t since = first->books.rollouts.seen().since.at(0);
    clock.advance(minutes(10));
    ASSERT_TRUE(fleet.signer().renew());
    first->stop.look();
    EXPECT_EQ(first->books.rollouts.seen().since.at(0), since);
    ASSERT_TRUE(fleet.signer().setState(fleet::Rollout::State::Hold));
    first->stop.look();
    ASSERT_TRUE(fleet.signer().setState(fleet::Rollout::State::Go));
    first->stop.look();
    EXPECT_EQ(first->books.rollouts.seen().since.at(0), since + std::chrono::milliseconds(minutes(10)).count());
}

TEST_P(AutomaticStopTest, repository_of_before_what_was_seen_is_not_followed) {
    const auto later = first->books.inOneGo([this] { first->books.rollouts.see(99, rollout, first->books.now()); });
    ASSERT_TRUE(later.ok());
    ASSERT_TRUE(fleet.signer().setState(fleet::Rollout::State::Hold));
    first->stop.look();
    EXPECT_EQ(first->books.rollouts.seen().version, 99);
    EXPECT_EQ(first->books.rollouts.seen().rollout.state, fleet::Rollout::State::Go);
}

TEST_P(AutomaticStopTest, folder_that_is_no_repository_is_named_before_it_is_wanted) {
    watched.repository += QStringLiteral("/not-there");
    EXPECT_FALSE(Instance(*this, QStringLiteral("helpdesk-2")).stop.check());
}

TEST_P(AutomaticStopTest, online_keys_that_cannot_be_opened_are_named_before_they_are_wanted) {
    watched.onlineKeys += QStringLiteral(".not-there");
    AutomaticStop blind({first->books, first->wall, first->ear}, watched, QStringLiteral("helpdesk-3"));
    const auto keys = blind.check();
    ASSERT_FALSE(keys.ok());
    EXPECT_TRUE(keys.failure().detail.contains(QStringLiteral("online.json.not-there")));
}

EVERGREEN_EACH_DATABASE(AutomaticStopTest);

}  // namespace evergreen::desk

// What the desk's automatic stop leans on: a halt goes out while everything else is late, and nothing goes out that a
// kiosk would refuse.
#include "fleet/signing/rollout_signer.h"

#include "kiosk/fleet/tuf/digest.h"
#include "tests/fleet/signing/founded_repository.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

namespace evergreen::fleet {

namespace {

class RolloutSigning : public FoundedRepository {
protected:
    RolloutSigning() {
        approve(41);
        approve(42);
    }
    void expectRefused(const Checked<>& outcome, Reason reason, const std::string& part) {
        ASSERT_FALSE(outcome);
        EXPECT_STREQ(tuf::nameOf(outcome.refusal().reason), tuf::nameOf(reason));
        EXPECT_THAT(outcome.refusal().detail, testing::HasSubstr(part));
    }
    void overwrite(const std::string& name, const std::string& bytes) const { ASSERT_TRUE(folder.write(name, bytes)); }
};

}  // namespace

TEST_F(RolloutSigning, kiosk_follows_what_was_put) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    const auto order = orderOf(41);
    ASSERT_TRUE(order) << order.refusal().detail;
    ASSERT_TRUE(order->bundle);
    EXPECT_EQ(order->bundle->version, 42);
    EXPECT_EQ(*signer().current(), everybodyOn(42, 41));
}

TEST_F(RolloutSigning, halt_sends_everybody_to_the_fallback) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    const auto halted = signer().setState(Rollout::State::Halt);
    ASSERT_TRUE(halted) << halted.refusal().detail;
    EXPECT_EQ(halted->state, Rollout::State::Halt);
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
    ASSERT_TRUE(signer().setState(Rollout::State::Go));
    EXPECT_EQ(orderOf(41)->bundle->version, 42);
}

TEST_F(RolloutSigning, of_two_who_decide_on_what_both_have_seen_one_wins) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    const Rollout seen = *signer().current();
    ASSERT_TRUE(signer().renew());
    const auto held = signer().decide(seen, Rollout::State::Hold);
    ASSERT_TRUE(held) << "renewed, it still says what was seen: " << held.refusal().detail;
    const auto late = signer().decide(seen, Rollout::State::Halt);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.refusal().reason, Reason::WrongVersion);
    EXPECT_EQ(signer().current()->state, Rollout::State::Hold);
    ASSERT_TRUE(signer().decide(*held, Rollout::State::Halt));
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
}

// Nobody renewed anything for a month: the stop must work all the same.
TEST_F(RolloutSigning, halt_works_when_rollout_snapshot_and_timestamp_are_over) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    now += std::chrono::days(30);
    ASSERT_EQ(orderOf(42).refusal().reason, Reason::Expired);
    const auto halted = signer().setState(Rollout::State::Halt);
    ASSERT_TRUE(halted) << halted.refusal().detail;
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
}

TEST_F(RolloutSigning, renewal_keeps_what_is_said) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    now += std::chrono::days(6);
    ASSERT_TRUE(signer().renew());
    now += std::chrono::hours(23);
    EXPECT_EQ(orderOf(41)->bundle->version, 42);
}

TEST_F(RolloutSigning, bundle_without_reviewer_does_not_go_out) {
    list(43, {Approval::publisher});
    const auto before = timestampVersion();
    expectRefused(signer().put(everybodyOn(43, 41)), Reason::NotListed, "reviewer");
    expectRefused(signer().put(everybodyOn(44, 41)), Reason::NotListed, "44");
    EXPECT_EQ(timestampVersion(), before);
    EXPECT_EQ(signer().current().refusal().reason, Reason::NotThere);
}

TEST_F(RolloutSigning, minimum_never_goes_down) {
    Rollout rollout = everybodyOn(42, 41);
    rollout.minimum = 41;
    ASSERT_TRUE(signer().put(rollout));
    rollout.minimum = 40;
    expectRefused(signer().put(rollout), Reason::Rollback, "41");
    rollout.minimum = 42;
    expectRefused(signer().put(rollout), Reason::Rollback, "bundle 41");
}

TEST_F(RolloutSigning, rings_that_no_kiosk_could_read_are_refused) {
    Rollout rollout = everybodyOn(42, 41);
    rollout.rings.push_back({"more", 10'000, 42});
    expectRefused(signer().put(rollout), Reason::Malformed, "basisPoints");
    rollout.rings = {{"two words", 10'000, 42}};
    expectRefused(signer().put(rollout), Reason::Malformed, "name");
}

TEST_F(RolloutSigning, bundle_whose_files_are_not_all_there_does_not_go_out) {
    const std::string text = "text of 42";
    const std::string file = "files/" + tuf::sha256Hex(text);
    ASSERT_TRUE(folder.remove(file));
    expectRefused(signer().put(everybodyOn(42, 41)), Reason::NotThere, "files/");
    overwrite(file, text + " and more");
    expectRefused(signer().put(everybodyOn(42, 41)), Reason::Mismatch, "files/");
}

TEST_F(RolloutSigning, another_roles_key_signs_no_rollout) {
    RolloutSigner wrong(folder, {keys.at("publisher"), keys.at("snapshot"), keys.at("timestamp")}, lifetimes,
                        [this] { return now; });
    expectRefused(wrong.put(everybodyOn(42, 41)), Reason::Unsigned, "rollout");
    RolloutSigner swapped(folder, {keys.at("rollout"), keys.at("timestamp"), keys.at("snapshot")}, lifetimes,
                          [this] { return now; });
    expectRefused(swapped.put(everybodyOn(42, 41)), Reason::Unsigned, "snapshot");
}

// Whoever can write to the folder cannot have the online keys sign his words for him.
TEST_F(RolloutSigning, what_was_changed_on_disk_is_not_signed_on) {
    ASSERT_TRUE(signer().put(everybodyOn(42, 41)));
    const std::string good = bytesOf(everybodyOn(42, 41));
    const std::string file = "targets/" + hashedPath("rollout.json", tuf::sha256Hex(good));
    std::string evil = good;
    evil.replace(evil.find("41"), 2, "42");
    overwrite(file, evil);
    EXPECT_EQ(signer().setState(Rollout::State::Halt).refusal().reason, Reason::Mismatch);
    overwrite(file, good);
    const std::string goodDocument = *folder.read("metadata/1.rollout.json", 100'000);
    std::string document = goodDocument;
    document.replace(document.find("2026-03"), 7, "2036-03");
    overwrite("metadata/1.rollout.json", document);
    EXPECT_EQ(signer().setState(Rollout::State::Halt).refusal().reason, Reason::Unsigned);
    overwrite("metadata/1.rollout.json", goodDocument);
    ASSERT_TRUE(folder.remove(file));
    expectRefused(signer().put(everybodyOn(42, 41)), Reason::Storage, "cannot be read");
}

TEST_F(RolloutSigning, halt_to_the_built_in_bundle_works_when_the_approvals_are_over) {
    ASSERT_TRUE(signer().put(everybodyOn(42, kBuiltIn)));
    now += std::chrono::days(181);
    ASSERT_TRUE(signer().setState(Rollout::State::Halt));
    EXPECT_EQ(orderOf(42)->bundle->version, kBuiltIn);
}

// What is judged may be long ago, and be told twice.
TEST_F(RolloutSigning, halt_of_what_was_judged_is_signed_once) {
    const Rollout judged = everybodyOn(42, 41);
    ASSERT_TRUE(signer().put(judged));
    const auto halted = signer().halt(judged);
    ASSERT_TRUE(halted) << halted.refusal().detail;
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
    const auto before = timestampVersion();
    EXPECT_EQ(*signer().halt(judged), *halted);
    EXPECT_EQ(timestampVersion(), before);
}

TEST_F(RolloutSigning, halt_is_refused_for_what_is_not_any_more_what_was_judged) {
    const Rollout judged = everybodyOn(42, 41);
    ASSERT_TRUE(signer().put(judged));
    ASSERT_TRUE(signer().setState(Rollout::State::Hold));
    const auto before = timestampVersion();
    EXPECT_EQ(signer().halt(judged).refusal().reason, Reason::WrongVersion);
    EXPECT_EQ(timestampVersion(), before);
    EXPECT_EQ(signer().current()->state, Rollout::State::Hold);
}

// Killed after the first file of an edition: the halt is signed, and no kiosk sees it.
TEST_F(RolloutSigning, halt_that_was_signed_and_not_published_goes_out) {
    const Rollout judged = everybodyOn(42, 41);
    ASSERT_TRUE(signer().put(judged));
    const auto kept = folder.read("metadata/timestamp.json", 100'000);
    ASSERT_TRUE(signer().halt(judged));
    overwrite("metadata/timestamp.json", *kept);
    ASSERT_FALSE(orderOf(42)->bundle) << "kiosks see what they saw before";
    ASSERT_TRUE(signer().halt(judged));
    EXPECT_EQ(orderOf(42)->bundle->version, 41);
}

TEST_F(RolloutSigning, halt_of_what_was_judged_works_when_the_approvals_are_over) {
    const Rollout judged = everybodyOn(42, kBuiltIn);
    ASSERT_TRUE(signer().put(judged));
    now += std::chrono::days(181);
    ASSERT_TRUE(signer().halt(judged));
    EXPECT_EQ(orderOf(42)->bundle->version, kBuiltIn);
    EXPECT_TRUE(signer().halt(judged));
}

TEST_F(RolloutSigning, expired_review_cannot_be_rolled_out) {
    now += std::chrono::days(181);
    expectRefused(signer().put(everybodyOn(42, 41)), Reason::Expired, "publisher");
}

TEST_F(RolloutSigning, change_is_refused_while_another_process_has_the_repository) {
    const int file = ::open((place / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::flock(file, LOCK_EX), 0);
    EXPECT_EQ(folder.lock(std::chrono::milliseconds(50)).refusal().reason, Reason::TooSlow);
    ::close(file);
    EXPECT_TRUE(folder.lock(std::chrono::milliseconds(50)));
}

}  // namespace evergreen::fleet

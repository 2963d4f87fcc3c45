// Fast-forward recovery: versions that a stolen key has driven up are forgotten once root takes the key away.
// Spec: TUF 1.0.34 §5.3.11
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

namespace {

class Recovery : public TufClient {
protected:
    void fastForward(const std::string& role) { repository.says(role)["version"] = kFar; }
    void rotate(const std::string& role) { repository.giveKeys(role, {TufKey::of("new-" + role)}); }

    static constexpr std::int64_t kFar = 1'000'000;
};

}  // namespace

TEST_F(Recovery, timestamp_comes_back_after_its_key_was_rotated) {
    fastForward("timestamp");
    repository.publishAsIs("timestamp");
    ASSERT_TRUE(refresh());
    repository.says("timestamp")["version"] = 2;
    repository.publishAsIs("timestamp");
    expectRefused(Reason::Rollback);
    rotate("timestamp");
    repository.publish({"root"});
    repository.publishAsIs("timestamp");
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("timestamp"), 2);
}

TEST_F(Recovery, snapshot_comes_back_after_its_key_was_rotated) {
    fastForward("snapshot");
    repository.publishAsIs("snapshot");
    repository.publish({"timestamp"});
    ASSERT_TRUE(refresh());
    // The timestamp's key was not stolen, yet what it has said of the snapshot must go.
    rotate("snapshot");
    repository.says("snapshot")["version"] = 2;
    repository.publish({"root"});
    repository.publishAsIs("snapshot");
    repository.publish({"timestamp"});
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("snapshot"), 2);
}

TEST_F(Recovery, targets_come_back_after_the_key_of_snapshot_was_rotated) {
    fastForward("targets");
    repository.publishAsIs("targets");
    repository.publish({"snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    rotate("snapshot");
    repository.says("targets")["version"] = 2;
    repository.publish({"root"});
    repository.publishAsIs("targets");
    repository.publish({"snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("targets"), 2);
}

// The power went between the keeping of the root and the forgetting.
TEST_F(Recovery, what_lost_keys_have_signed_is_not_remembered) {
    for (const char* role : {"targets", "snapshot", "timestamp"}) {
        fastForward(role);
        repository.publishAsIs(role);
    }
    ASSERT_TRUE(refresh());
    const auto before = store.roles;
    rotate("timestamp");
    rotate("snapshot");
    repository.publish({"root"});
    for (const char* role : {"targets", "snapshot", "timestamp"}) {
        repository.says(role)["version"] = 2;
        repository.publishAsIs(role);
    }
    ASSERT_TRUE(refresh());
    const std::string root = store.roles.at("root");
    store.roles = before;
    store.roles["root"] = root;
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("timestamp"), 2);
    EXPECT_EQ(storedVersion("snapshot"), 2);
    EXPECT_EQ(storedVersion("targets"), 2);
}

TEST_F(Recovery, another_key_beside_the_old_one_forgets_nothing) {
    repository.publish({"targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    repository.giveKeys("timestamp", {TufKey::of("timestamp-key"), TufKey::of("second")});
    repository.publish({"root"});
    repository.says("timestamp")["version"] = 1;
    repository.publishAsIs("timestamp");
    expectRefused(Reason::Rollback, {"root"});
}

TEST_F(Recovery, targets_key_is_no_reason_to_forget) {
    repository.publish({"targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    rotate("targets");
    repository.publish({"root"});
    repository.says("timestamp")["version"] = 1;
    repository.publishAsIs("timestamp");
    expectRefused(Reason::Rollback, {"root"});
}

}  // namespace evergreen::tuf

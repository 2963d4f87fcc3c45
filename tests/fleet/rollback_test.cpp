// Rollback of each role, and mix-and-match: nothing that was believed goes back, and no parts of two states meet.
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

namespace {

class Rollback : public TufClient {
protected:
    Rollback() {
        repository.publish({"targets", "snapshot", "timestamp"});
        EXPECT_TRUE(refresh());
    }
    /// Publishes a role under the version before its last one.
    void republishBelow(const std::string& role) {
        repository.says(role)["version"] = repository.says(role)["version"].as_int64() - 1;
        repository.publishAsIs(role);
    }

    const TufRepository old = repository;  ///< as it was before what the client knows
};

}  // namespace

TEST_F(Rollback, old_timestamp_is_refused) {
    repository.files["metadata/timestamp.json"] = old.files.at("metadata/timestamp.json");
    expectRefused(Reason::Rollback);
}

TEST_F(Rollback, whole_old_repository_is_refused) {
    repository.files = old.files;
    expectRefused(Reason::Rollback);
}

TEST_F(Rollback, new_timestamp_of_an_old_snapshot_is_refused) {
    republishBelow("snapshot");
    repository.publish({"timestamp"});
    expectRefused(Reason::Rollback);
}

TEST_F(Rollback, new_snapshot_of_old_targets_is_refused) {
    republishBelow("targets");
    repository.publish({"snapshot", "timestamp"});
    expectRefused(Reason::Rollback, {"timestamp"});
}

TEST_F(Rollback, role_does_not_vanish_from_the_snapshot) {
    repository.delegate("targets", "publisher", {"*"});
    repository.publish({"publisher", "targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    repository.says("snapshot")["meta"].as_object().erase("publisher.json");
    repository.publish({"snapshot", "timestamp"});
    expectRefused(Reason::Rollback, {"timestamp"});
}

TEST_F(Rollback, versions_are_compared_when_hashes_are_not_promised) {
    repository.isHashed = false;
    repository.publish({"targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    republishBelow("targets");
    repository.publish({"snapshot", "timestamp"});
    expectRefused(Reason::Rollback, {"timestamp"});
}

// Spec: TUF 1.0.34 §5.4.3.1: the same version is no news, whatever it says.
TEST_F(Rollback, timestamp_of_the_same_version_changes_nothing) {
    const auto before = store.roles;
    repository.publish({"snapshot"});
    repository.publishAsIs("timestamp");
    ASSERT_TRUE(refresh());
    EXPECT_EQ(store.roles, before);
    EXPECT_EQ(server.asked.back(), "metadata/timestamp.json");
}

// Mix-and-match: parts that were never published together.
TEST_F(Rollback, snapshot_other_than_the_promised_is_refused) {
    repository.publish({"targets", "snapshot", "timestamp"});
    repository.says("snapshot")["x-other"] = 1;
    repository.files["metadata/3.snapshot.json"] = repository.signedBytes("snapshot");
    expectRefused(Reason::TooLarge, {"timestamp"});
    repository.says("timestamp")["meta"].as_object()["snapshot.json"].as_object().erase("length");
    repository.publish({"timestamp"});
    expectRefused(Reason::Mismatch, {"timestamp"});
}

TEST_F(Rollback, targets_other_than_the_promised_are_refused) {
    repository.publish({"targets", "snapshot", "timestamp"});
    repository.says("targets")["expires"] = "2041-01-01T00:00:00Z";
    repository.files["metadata/3.targets.json"] = repository.signedBytes("targets");
    expectRefused(Reason::Mismatch, {"timestamp", "snapshot"});
}

TEST_F(Rollback, old_snapshot_under_a_new_name_is_refused) {
    repository.isHashed = false;
    repository.publish({"targets", "snapshot", "timestamp"});
    repository.files["metadata/3.snapshot.json"] = old.files.at("metadata/1.snapshot.json");
    expectRefused(Reason::WrongVersion, {"timestamp"});
}

TEST_F(Rollback, old_targets_under_a_new_name_are_refused) {
    repository.isHashed = false;
    repository.publish({"targets", "snapshot", "timestamp"});
    repository.files["metadata/3.targets.json"] = old.files.at("metadata/1.targets.json");
    expectRefused(Reason::WrongVersion, {"timestamp", "snapshot"});
}

TEST_F(Rollback, remembered_snapshot_of_the_same_version_must_be_the_promised_one) {
    // The repository has made a second snapshot 2; its timestamp promises the hash of that one.
    repository.says("snapshot")["x-again"] = 1;
    repository.publishAsIs("snapshot");
    repository.publish({"timestamp"});
    ASSERT_TRUE(refresh());
    EXPECT_EQ(server.asked.back(), "metadata/2.snapshot.json");
    EXPECT_EQ(store.roles.at("snapshot"), repository.files.at("metadata/2.snapshot.json"));
}

}  // namespace evergreen::tuf

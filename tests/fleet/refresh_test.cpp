// The way of a refresh, and whose signatures it takes. Arbitrary installation and compromised keys end here.
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

using Refresh = TufClient;

TEST_F(Refresh, asks_for_each_role_once_and_keeps_its_exact_bytes) {
    ASSERT_TRUE(refresh());
    EXPECT_EQ(server.asked, (std::vector<std::string>{"metadata/2.root.json", "metadata/timestamp.json",
                                                      "metadata/1.snapshot.json", "metadata/1.targets.json"}));
    EXPECT_EQ(store.roles.at("timestamp"), repository.files.at("metadata/timestamp.json"));
    EXPECT_EQ(store.roles.at("snapshot"), repository.files.at("metadata/1.snapshot.json"));
    EXPECT_EQ(store.roles.at("targets"), repository.files.at("metadata/1.targets.json"));
}

TEST_F(Refresh, nothing_new_is_asked_for_in_two_requests) {
    ASSERT_TRUE(refresh());
    ASSERT_TRUE(refresh());
    EXPECT_EQ(server.asked, (std::vector<std::string>{"metadata/2.root.json", "metadata/timestamp.json"}));
}

TEST_F(Refresh, names_have_no_version_without_consistent_snapshots) {
    repository.says("root")["consistent_snapshot"] = false;
    repository.publish({"root"});
    server.instead = [this](const std::string& file) -> std::optional<std::string> {
        if (file == "metadata/snapshot.json") return repository.files.at("metadata/1.snapshot.json");
        if (file == "metadata/targets.json") return repository.files.at("metadata/1.targets.json");
        return std::nullopt;
    };
    ASSERT_TRUE(refresh());
    EXPECT_EQ(server.asked.back(), "metadata/targets.json");
}

TEST_F(Refresh, first_root_is_believed_only_if_it_is_signed) {
    MemoryStore empty;
    repository.signers("root") = {TufKey::of("stranger")};
    EXPECT_FALSE(Updater::startFrom(repository.signedBytes("root"), empty, limits));
    EXPECT_TRUE(empty.roles.empty());
    store.roles["root"] = repository.signedBytes("root");
    expectRefused(Reason::Unsigned);
    EXPECT_TRUE(server.asked.empty());
}

TEST_F(Refresh, without_a_root_nothing_is_asked) {
    store.roles.clear();
    expectRefused(Reason::NotThere);
    EXPECT_TRUE(server.asked.empty());
}

TEST_F(Refresh, roots_are_taken_one_by_one) {
    for (int version = 2; version <= 5; ++version) {
        repository.giveKeys("root", {TufKey::of("root-" + std::to_string(version))});
        // Each is signed by the keys before as well.
        const TufKey before = TufKey::of(version == 2 ? "root-key" : "root-" + std::to_string(version - 1));
        repository.signers("root").push_back(before);
        repository.publish({"root"});
    }
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("root"), 5);
}

TEST_F(Refresh, root_needs_the_keys_before_it) {
    repository.giveKeys("root", {TufKey::of("thief")});
    repository.publish({"root"});
    expectRefused(Reason::Unsigned);
}

TEST_F(Refresh, root_needs_its_own_keys) {
    const std::vector<TufKey> before = repository.signers("root");
    repository.giveKeys("root", {TufKey::of("root-2")});
    repository.signers("root") = before;
    repository.publish({"root"});
    expectRefused(Reason::Unsigned);
}

TEST_F(Refresh, root_needs_its_own_threshold) {
    repository.giveKeys("root", {TufKey::of("root-key"), TufKey::of("second")}, 2);
    repository.signers("root").pop_back();
    repository.publish({"root"});
    expectRefused(Reason::Unsigned);
}

TEST_F(Refresh, root_of_another_version_than_asked_for_is_refused) {
    repository.says("root")["version"] = 3;
    repository.files["metadata/2.root.json"] = repository.signedBytes("root");
    expectRefused(Reason::WrongVersion);
}

TEST_F(Refresh, roots_in_one_refresh_have_a_limit) {
    for (int count = 0; count < 6; ++count) repository.publish({"root"});
    limits.rootRotationsMax = 4;
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("root"), 5);
    ASSERT_TRUE(refresh());
    EXPECT_EQ(storedVersion("root"), 7);
}

// A root that cannot be fetched is not a root that is not there: an attacker must not be able to hide it.
TEST_F(Refresh, unreachable_root_ends_the_refresh) {
    class Broken : public Fetcher {
        Checked<> fetch(const Request& /*request*/, const Sink& /*sink*/) override {
            return Refusal{Reason::Unreachable, "HTTP 500"};
        }
    };
    Broken broken;
    Updater client(broken, store, "repo:metadata", limits, Updater::systemClocks());
    const auto outcome = client.refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal().reason, Reason::Unreachable);
}

// Arbitrary installation: whoever holds the web server and no key.
TEST_F(Refresh, role_that_a_stranger_signed_is_refused) {
    ASSERT_TRUE(refresh());
    const std::vector<std::pair<std::string, std::set<std::string>>> cases{
        {"timestamp", {}}, {"snapshot", {"timestamp"}}, {"targets", {"timestamp", "snapshot"}}};
    for (const auto& [role, changed] : cases) {
        repository.signers(role) = {TufKey::of("stranger")};
        repository.publish({"targets", "snapshot", "timestamp"});
        expectRefused(Reason::Unsigned, changed);
        repository.signers(role) = {TufKey::of(role + "-key")};
    }
}

TEST_F(Refresh, key_of_one_role_is_no_key_of_another) {
    for (const char* role : {"targets", "snapshot", "timestamp"}) {
        repository.signers(role) = {TufKey::of("root-key")};
        repository.publish({"targets", "snapshot", "timestamp"});
        EXPECT_FALSE(refresh()) << role;
        repository.signers(role) = {TufKey::of(std::string(role) + "-key")};
    }
}

// Key compromise below the threshold: two of three keys are one too few.
TEST_F(Refresh, stolen_keys_below_the_threshold_sign_nothing) {
    const std::vector<TufKey> keys{TufKey::of("t1"), TufKey::of("t2"), TufKey::of("t3")};
    repository.giveKeys("targets", keys, 3);
    repository.publish({"root", "targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    repository.signers("targets") = {keys[0], keys[1], TufKey::of("stranger")};
    repository.publish({"targets", "snapshot", "timestamp"});
    expectRefused(Reason::Unsigned, {"timestamp", "snapshot"});
}

// The same document under another role's name, signed by both roles' keys.
TEST_F(Refresh, snapshot_does_not_pass_for_a_timestamp) {
    const TufKey shared = TufKey::of("shared");
    repository.giveKeys("timestamp", {shared});
    repository.giveKeys("snapshot", {shared});
    repository.publish({"root", "targets", "snapshot", "timestamp"});
    repository.says("snapshot")["meta"] = boost::json::object{{"snapshot.json", {{"version", 2}}}};
    repository.files["metadata/timestamp.json"] = repository.signedBytes("snapshot");
    expectRefused(Reason::Malformed, {"root"});
}

TEST_F(Refresh, every_kind_of_key_signs) {
    using Kind = TufKey::Kind;
    repository.giveKeys("timestamp", {TufKey::of("ec", Kind::EcdsaP256)});
    repository.giveKeys("snapshot", {TufKey::of("rsa", Kind::RsaPss)});
    repository.giveKeys("targets", {TufKey::of("sm2", Kind::Sm2), TufKey::of("ed")}, 2);
    repository.publish({"root", "targets", "snapshot", "timestamp"});
    EXPECT_TRUE(refresh());
}

}  // namespace evergreen::tuf

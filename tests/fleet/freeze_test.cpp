// Freeze, endless data and slow retrieval: a server that keeps a kiosk where it is, full, or waiting.
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

using Freeze = TufClient;

namespace {

constexpr const char* kYesterday = "2026-03-15T00:00:00Z";

}  // namespace

TEST_F(Freeze, what_stays_the_same_too_long_is_refused) {
    repository.says("timestamp")["expires"] = "2026-03-17T00:00:00Z";
    repository.publish({"timestamp"});
    ASSERT_TRUE(refresh());
    now += std::chrono::days(1) - std::chrono::seconds(1);
    ASSERT_TRUE(refresh());
    now += std::chrono::seconds(1);
    expectRefused(Reason::Expired);
}

TEST_F(Freeze, old_timestamp_serves_to_tell_a_newer_one) {
    repository.says("timestamp")["expires"] = "2026-03-17T00:00:00Z";
    repository.publish({"timestamp"});
    ASSERT_TRUE(refresh());
    now += std::chrono::days(30);
    repository.says("timestamp")["expires"] = "2040-01-01T00:00:00Z";
    repository.publish({"targets", "snapshot", "timestamp"});
    EXPECT_TRUE(refresh());
}

TEST_F(Freeze, expired_role_is_refused_and_not_kept) {
    ASSERT_TRUE(refresh());
    const std::vector<std::pair<std::string, std::set<std::string>>> cases{
        {"timestamp", {}}, {"snapshot", {"timestamp"}}, {"targets", {"timestamp", "snapshot"}}};
    for (const auto& [role, changed] : cases) {
        repository.says(role)["expires"] = kYesterday;
        repository.publish({"targets", "snapshot", "timestamp"});
        expectRefused(Reason::Expired, changed);
        repository.says(role)["expires"] = "2040-01-01T00:00:00Z";
    }
}

TEST_F(Freeze, remembered_snapshot_that_has_expired_is_refused) {
    repository.says("snapshot")["expires"] = "2026-03-17T00:00:00Z";
    repository.publish({"snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    now += std::chrono::days(1);
    expectRefused(Reason::Expired);
}

TEST_F(Freeze, remembered_targets_that_have_expired_are_refused) {
    repository.says("targets")["expires"] = "2026-03-17T00:00:00Z";
    repository.publish({"targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    now += std::chrono::days(1);
    expectRefused(Reason::Expired);
}

// Spec: TUF 1.0.34 §5.3.10: an expired root leads on to the next, but the last one must be good.
TEST_F(Freeze, last_root_must_be_in_its_time) {
    ASSERT_TRUE(refresh());
    repository.says("root")["expires"] = kYesterday;
    repository.publish({"root"});
    expectRefused(Reason::Expired, {"root"});
    repository.says("root")["expires"] = "2040-01-01T00:00:00Z";
    repository.publish({"root"});
    EXPECT_TRUE(refresh());
}

TEST_F(Freeze, nothing_is_found_after_a_refusal) {
    ASSERT_TRUE(get("x").refusal().reason == Reason::NotListed);
    repository.files.erase("metadata/timestamp.json");
    EXPECT_FALSE(updater->refresh());
    EXPECT_FALSE(updater->find("x"));
    EXPECT_FALSE(updater->role("targets"));
}

// Endless data: the fetcher of this test takes no notice of its limit.
TEST_F(Freeze, file_above_its_limit_is_refused) {
    ASSERT_TRUE(refresh());
    repository.publish({"targets", "snapshot", "timestamp"});
    const std::string padding(limits.timestampBytesMax, ' ');
    repository.files["metadata/timestamp.json"] += padding;
    expectRefused(Reason::TooLarge);
}

TEST_F(Freeze, no_more_is_kept_than_was_asked_for) {
    class Endless : public Fetcher {
    public:
        Checked<> fetch(const Request& /*request*/, const Sink& sink) override {
            for (pieces = 0; pieces < 1000; ++pieces) {
                if (auto taken = sink("0123456789"); !taken) return taken;
            }
            return {};
        }
        int pieces = 0;
    };
    Endless endless;
    EXPECT_EQ(fetchWhole(endless, {"repo:file", 95, {}}).refusal().reason, Reason::TooLarge);
    EXPECT_EQ(endless.pieces, 9);
}

TEST_F(Freeze, each_role_has_a_limit_of_its_own) {
    repository.isHashed = false;
    repository.publish({"root", "targets", "snapshot", "timestamp"});
    const std::vector<std::pair<std::string, std::size_t>> roles{{"metadata/2.targets.json", limits.targetsBytesMax},
                                                                 {"metadata/2.snapshot.json", limits.snapshotBytesMax},
                                                                 {"metadata/timestamp.json", limits.timestampBytesMax},
                                                                 {"metadata/2.root.json", limits.rootBytesMax}};
    for (const auto& [file, bytesMax] : roles) {
        std::string& bytes = repository.files.at(file);
        const std::string padding(bytesMax - bytes.size(), ' ');
        store.roles = {{"root", repository.files.at("metadata/1.root.json")}};
        bytes += padding;
        EXPECT_TRUE(refresh()) << file;
        store.roles = {{"root", repository.files.at("metadata/1.root.json")}};
        bytes += ' ';
        const auto outcome = refresh();
        ASSERT_FALSE(outcome) << file;
        EXPECT_EQ(outcome.refusal().reason, Reason::TooLarge) << file;
        bytes.pop_back();
    }
}

TEST_F(Freeze, promised_length_is_the_limit_of_a_download) {
    ASSERT_TRUE(refresh());
    repository.publish({"targets", "snapshot", "timestamp"});
    repository.files["metadata/2.snapshot.json"] += ' ';
    expectRefused(Reason::TooLarge, {"timestamp"});
}

// Slow retrieval: every file comes just in time, one after the other.
TEST_F(Freeze, whole_refresh_has_a_time) {
    for (int count = 0; count < 20; ++count) repository.publish({"root"});
    limits.metadataTime = std::chrono::seconds(60);
    limits.workTime = std::chrono::minutes(5);
    server.instead = [this](const std::string& /*file*/) -> std::optional<std::string> {
        steady += std::chrono::seconds(59);
        return std::nullopt;
    };
    const auto outcome = refresh();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal().reason, Reason::TooSlow);
    EXPECT_EQ(server.asked.size(), 6U);
    EXPECT_EQ(server.timeMax, std::chrono::seconds(5));
    // What has come is kept: the next refresh goes on from there.
    EXPECT_EQ(storedVersion("root"), 7);
}

}  // namespace evergreen::tuf

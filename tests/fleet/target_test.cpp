// Targets: wrong software, endless and cut-off downloads.
#include "kiosk/fleet/tuf/digest.h"
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

namespace {

class TargetOf : public TufClient {
protected:
    TargetOf() {
        repository.addTarget("targets", "bundles/one.json", "the right bundle");
        repository.publish({"targets", "snapshot", "timestamp"});
    }
    std::string& bytesServed() {
        return repository.files.at("targets/bundles/" + sha256Hex("the right bundle") + ".one.json");
    }
    void expectGetRefused(Reason reason) {
        const auto outcome = get("bundles/one.json");
        ASSERT_FALSE(outcome);
        EXPECT_STREQ(nameOf(outcome.refusal().reason), nameOf(reason));
    }
};

}  // namespace

TEST_F(TargetOf, listed_file_is_delivered) {
    const auto got = get("bundles/one.json");
    ASSERT_TRUE(got);
    EXPECT_EQ(*got, "the right bundle");
    EXPECT_EQ(server.timeMax, limits.targetTime);
}

TEST_F(TargetOf, file_that_no_role_lists_is_not_asked_for) {
    const auto got = get("bundles/two.json");
    ASSERT_FALSE(got);
    EXPECT_EQ(got.refusal().reason, Reason::NotListed);
    EXPECT_EQ(server.asked.back(), "metadata/2.targets.json");
}

TEST_F(TargetOf, other_bytes_of_the_same_length_are_refused) {
    bytesServed() = "the wrong bundle";
    expectGetRefused(Reason::Mismatch);
}

TEST_F(TargetOf, longer_file_is_refused) {
    bytesServed() += "!";
    expectGetRefused(Reason::TooLarge);
}

TEST_F(TargetOf, shorter_file_is_refused) {
    bytesServed().pop_back();
    expectGetRefused(Reason::Mismatch);
}

TEST_F(TargetOf, missing_file_is_refused) {
    repository.files.erase("targets/bundles/" + sha256Hex("the right bundle") + ".one.json");
    expectGetRefused(Reason::NotThere);
}

TEST_F(TargetOf, hash_that_is_not_known_promises_nothing) {
    boost::json::object& facts = repository.says("targets")["targets"].as_object()["bundles/one.json"].as_object();
    facts["hashes"] = boost::json::object{{"md5", sha256Hex("the right bundle")}};
    repository.publish({"targets", "snapshot", "timestamp"});
    expectGetRefused(Reason::Mismatch);
}

TEST_F(TargetOf, every_known_hash_must_be_right) {
    boost::json::object& facts = repository.says("targets")["targets"].as_object()["bundles/one.json"].as_object();
    facts["hashes"].as_object()["sha512"] = std::string(128, '0');
    repository.publish({"targets", "snapshot", "timestamp"});
    expectGetRefused(Reason::Mismatch);
}

TEST_F(TargetOf, size_has_a_limit_before_anything_is_fetched) {
    limits.targetBytesMax = 15;
    expectGetRefused(Reason::TooLarge);
    EXPECT_EQ(server.asked.back(), "metadata/2.targets.json");
}

TEST_F(TargetOf, refusal_of_the_sink_is_the_answer) {
    ASSERT_TRUE(refresh());
    const auto target = updater->find("bundles/one.json");
    ASSERT_TRUE(target);
    const auto outcome = updater->download(*target, "repo:targets", [](std::string_view) -> Checked<> {
        return Refusal{Reason::Storage, "disk full"};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal(), (Refusal{Reason::Storage, "disk full"}));
}

TEST(FileCheck, holds_a_file_to_its_promises) {
    const std::string hash = sha256Hex("abc");
    EXPECT_TRUE(checkFile("abc", 3, {{"sha256", hash}}));
    EXPECT_TRUE(checkFile("abc", std::nullopt, {{"sha256", hash}, {"sha3", "00"}}));
    EXPECT_TRUE(checkFile("abc", std::nullopt, {}));
    EXPECT_EQ(checkFile("abcd", 3, {}).refusal().reason, Reason::TooLarge);
    EXPECT_EQ(checkFile("ab", 3, {}).refusal().reason, Reason::Mismatch);
    EXPECT_EQ(checkFile("abd", 3, {{"sha256", hash}}).refusal().reason, Reason::Mismatch);
    EXPECT_EQ(checkFile("abc", 3, {{"sha3", hash}}).refusal().reason, Reason::Mismatch);
    EXPECT_EQ(checkFile("abc", 3, {{"sha256", ""}}).refusal().reason, Reason::Mismatch);
}

// FIPS 180-4's own examples.
TEST(FileCheck, hashes_are_the_standards) {
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_TRUE(checkFile("abc", 3,
                          {{"sha512",
                            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836"
                            "ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"}}));
}

}  // namespace evergreen::tuf

// What is no metadata is refused before any signature is looked at.
#include "kiosk/fleet/tuf/moment.h"
#include "kiosk/fleet/tuf/read_metadata.h"
#include "kiosk/fleet/tuf/trusted_set.h"
#include "tests/fleet/tuf_repository.h"

#include <gtest/gtest.h>

namespace evergreen::tuf {

namespace json = boost::json;

namespace {

constexpr std::size_t kBytesMax = std::size_t{64} * 1024;

/// Each of these, done to a good document of the role, must make it Malformed.
struct Spoiling {
    const char* what;
    const char* role;
    void (*spoil)(json::object& says);
};

const std::vector<Spoiling> kSpoilings{
    {"no version", "root", [](json::object& says) { says.erase("version"); }},
    {"version 0", "root", [](json::object& says) { says["version"] = 0; }},
    {"version in words", "snapshot", [](json::object& says) { says["version"] = "1"; }},
    {"fractional version", "timestamp", [](json::object& says) { says["version"] = 1.5; }},
    {"no expiry", "timestamp", [](json::object& says) { says.erase("expires"); }},
    {"expiry of another zone", "root", [](json::object& says) { says["expires"] = "2040-01-01T00:00:00+08:00"; }},
    {"another type", "snapshot", [](json::object& says) { says["_type"] = "timestamp"; }},
    {"specification 2", "targets", [](json::object& says) { says["spec_version"] = "2.0.0"; }},
    {"specification 10", "targets", [](json::object& says) { says["spec_version"] = "10.0"; }},
    {"no specification", "targets", [](json::object& says) { says.erase("spec_version"); }},
    {"threshold 0", "root",
     [](json::object& says) { says["roles"].as_object()["targets"].as_object()["threshold"] = 0; }},
    {"no role of snapshot", "root", [](json::object& says) { says["roles"].as_object().erase("snapshot"); }},
    {"keys that are a list", "root", [](json::object& says) { says["keys"] = json::array(); }},
    {"no snapshot in timestamp", "timestamp", [](json::object& says) { says["meta"] = json::object(); }},
    {"length 0 of a file", "timestamp",
     [](json::object& says) { says["meta"].as_object()["snapshot.json"].as_object()["length"] = 0; }},
    {"hashes that are none", "timestamp",
     [](json::object& says) { says["meta"].as_object()["snapshot.json"].as_object()["hashes"] = json::object(); }},
    {"negative length", "targets",
     [](json::object& says) { says["targets"].as_object()["a"].as_object()["length"] = -1; }},
    {"target without hashes", "targets",
     [](json::object& says) { says["targets"].as_object()["a"].as_object().erase("hashes"); }},
    {"delegation named as a top role", "targets",
     [](json::object& says) {
         says["delegations"].as_object()["roles"].as_array()[0].as_object()["name"] = "timestamp";
     }},
    {"delegation twice", "targets",
     [](json::object& says) {
         json::array& roles = says["delegations"].as_object()["roles"].as_array();
         roles.push_back(json::value(roles[0]));
     }},
    {"delegation of no paths", "targets",
     [](json::object& says) { says["delegations"].as_object()["roles"].as_array()[0].as_object().erase("paths"); }},
    {"delegation in both ways", "targets",
     [](json::object& says) {
         says["delegations"].as_object()["roles"].as_array()[0].as_object()["path_hash_prefixes"] = json::array();
     }},
    {"role name without end", "targets",
     [](json::object& says) {
         says["delegations"].as_object()["roles"].as_array()[0].as_object()["name"] = std::string(500, 'r');
     }},
};

Checked<> read(const std::string& role, const std::string& bytes) {
    const auto outcome = [](const auto& document) { return document ? Checked<>() : Checked<>(document.refusal()); };
    if (role == "root") return outcome(readRoot(bytes, kBytesMax));
    if (role == "timestamp") return outcome(readTimestamp(bytes, kBytesMax));
    if (role == "snapshot") return outcome(readSnapshot(bytes, kBytesMax));
    return outcome(readTargets(bytes, kBytesMax));
}

TufRepository wholeRepository() {
    TufRepository repository;
    repository.addTarget("targets", "a", "bytes");
    repository.delegate("targets", "publisher", {"bundles/*"});
    repository.publish({"publisher", "targets", "snapshot", "timestamp"});
    return repository;
}

}  // namespace

TEST(Metadata, good_documents_are_read) {
    TufRepository repository = wholeRepository();
    for (const char* role : {"root", "timestamp", "snapshot", "targets"}) {
        EXPECT_TRUE(read(role, repository.signedBytes(role))) << role;
    }
}

TEST(Metadata, each_spoilt_document_is_refused) {
    for (const Spoiling& spoiling : kSpoilings) {
        TufRepository repository = wholeRepository();
        spoiling.spoil(repository.says(spoiling.role));
        const std::string bytes =
            json::serialize(json::object{{"signatures", json::array()}, {"signed", repository.says(spoiling.role)}});
        const auto outcome = read(spoiling.role, bytes);
        ASSERT_FALSE(outcome) << spoiling.what;
        EXPECT_EQ(outcome.refusal().reason, Reason::Malformed) << spoiling.what;
    }
}

TEST(Metadata, complaint_names_the_place) {
    TufRepository repository;
    repository.roleKeys("targets")["threshold"] = 0;
    const auto outcome = read("root", repository.signedBytes("root"));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.refusal().detail, "root: signed.roles.targets.threshold is no fitting whole number");
}

// Spec: TUF 1.0.34 §4.2.1: a key id is unique among the signatures.
TEST(Metadata, key_id_given_twice_is_refused) {
    TufRepository repository;
    repository.signers("timestamp").push_back(repository.signers("timestamp").front());
    EXPECT_FALSE(read("timestamp", repository.signedBytes("timestamp")));
}

TEST(Metadata, unknown_fields_are_part_of_what_is_signed) {
    TufRepository repository;
    repository.says("targets")["x-later"] = json::object{{"a", 1}};
    const auto document = readTargets(repository.signedBytes("targets"), kBytesMax);
    ASSERT_TRUE(document);
    EXPECT_NE(document->signedBytes.find(R"("x-later":{"a":1})"), std::string::npos);
}

TEST(Metadata, key_of_unknown_type_does_not_spoil_the_root) {
    TufRepository repository;
    repository.says("root")["keys"].as_object()["later"] =
        json::object{{"keytype", "slh-dsa"}, {"scheme", "slh-dsa-sha2"}, {"keyval", {{"certificate", "x"}}}};
    EXPECT_TRUE(TrustedSet::startFrom(repository.signedBytes("root"), {}, {}));
}

TEST(Metadata, custom_words_of_a_target_are_kept) {
    TufRepository repository = wholeRepository();
    repository.says("targets")["targets"].as_object()["a"].as_object()["custom"] = json::object{{"b", 2}, {"a", "x"}};
    const auto document = readTargets(repository.signedBytes("targets"), kBytesMax);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->says.targets.at("a").custom, R"({"a":"x","b":2})");
}

TEST(Metadata, moment_is_read_in_one_way_only) {
    EXPECT_EQ(readMoment("2026-03-16T09:30:05Z"),
              std::chrono::sys_days(std::chrono::year(2026) / 3 / 16) + std::chrono::seconds(9 * 3600 + 30 * 60 + 5));
    for (const char* text : {"2026-03-16", "2026-03-16T09:30:05", "2026-03-16T09:30:05.5Z", "2026-02-30T00:00:00Z",
                             "2026-03-16T24:00:00Z", "2026-03-16 09:30:05Z", "+026-03-16T09:30:05Z", ""}) {
        EXPECT_FALSE(readMoment(text)) << text;
    }
}

}  // namespace evergreen::tuf

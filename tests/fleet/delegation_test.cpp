// Delegations: who is asked for a path, in which order, and whose word counts.
// Spec: TUF 1.0.34 §5.6.7
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/path_pattern.h"
#include "tests/fleet/tuf_client.h"

namespace evergreen::tuf {

namespace {

class Delegated : public TufClient {
protected:
    /// Refreshes and searches; the roles that were asked for come back.
    std::vector<std::string> rolesAskedFor(const std::string& path) {
        Updater& client = restarted();
        EXPECT_TRUE(client.refresh());
        const std::size_t top = server.asked.size();
        found = client.find(path);
        std::vector<std::string> roles;
        for (std::size_t at = top; at < server.asked.size(); ++at) {
            const std::string name = server.asked[at].substr(std::string("metadata/1.").size());
            roles.push_back(name.substr(0, name.rfind('.')));
        }
        store.roles = {{"root", repository.files.at("metadata/1.root.json")}};
        return roles;
    }
    Reason reason() const { return found ? Reason::Unreachable : found.refusal().reason; }

    Checked<Target> found = Refusal{};
};

using Names = std::vector<std::string>;

}  // namespace

TEST(PathPattern, stars_and_question_marks_stay_within_a_step) {
    struct Case {
        const char* path;
        const char* pattern;
        bool matches;
    };
    for (const Case& one : std::vector<Case>{{"a", "a", true},
                                             {"a", "A", false},
                                             {"a", "", false},
                                             {"", "*", true},
                                             {"abc", "*", true},
                                             {"a/b", "*", false},
                                             {"a/b", "*/*", true},
                                             {"a/b/c", "*/*", false},
                                             {"a/b", "a?b", false},
                                             {"foo-1.tgz", "foo-?.tgz", true},
                                             {"foo-.tgz", "foo-?.tgz", false},
                                             {"releases/x/x_v1", "releases/x/*", true},
                                             {"aXbXc", "a*X*c", true},
                                             {"aabb", "*ab", false},
                                             {"aab", "*ab", true},
                                             {"ab/ab", "*b/*b", true},
                                             {"ab/ac", "*b/*b", false},
                                             {"a*b", "a*b", true},
                                             {"[a]", "[a]", true},
                                             {"a", "[a]", false}}) {
        EXPECT_EQ(matchesPattern(one.path, one.pattern), one.matches) << one.path << ' ' << one.pattern;
    }
}

// A pattern that takes a careless matcher longer than the sun will shine.
TEST(PathPattern, hostile_pattern_ends_soon) {
    std::string pattern;
    for (int count = 0; count < 200; ++count) pattern += "*a";
    EXPECT_FALSE(matchesPattern(std::string(500, 'a') + 'b', pattern));
}

TEST(PathPattern, delegation_by_hash_of_the_path) {
    Delegation delegation;
    delegation.hashPrefixes = {sha256Hex("bundles/a").substr(0, 4)};
    EXPECT_TRUE(isDelegated(delegation, "bundles/a"));
    EXPECT_FALSE(isDelegated(delegation, "bundles/b"));
    EXPECT_FALSE(isDelegated({}, "bundles/a"));
}

TEST_F(Delegated, roles_are_asked_depth_first_in_order) {
    repository.delegate("targets", "A", {"*"});
    repository.delegate("targets", "B", {"*"});
    repository.delegate("A", "C", {"*"});
    repository.delegate("A", "D", {"*"});
    repository.publish({"C", "D", "A", "B", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A", "C", "D", "B"}));
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, first_role_that_lists_it_wins) {
    repository.delegate("targets", "A", {"*"});
    repository.delegate("targets", "B", {"*"});
    repository.addTarget("A", "x", "by A");
    repository.addTarget("B", "x", "by B, longer");
    repository.publish({"A", "B", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A"}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->length, 4);
}

TEST_F(Delegated, path_outside_is_not_the_roles_affair) {
    repository.delegate("targets", "A", {"bundles/*"});
    repository.addTarget("A", "rollout.json", "by A");
    repository.publish({"A", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("rollout.json"), Names{});
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, terminating_delegation_ends_the_search) {
    repository.delegate("targets", "A", {"*"}, true);
    repository.delegate("targets", "B", {"*"});
    repository.addTarget("B", "x", "by B");
    repository.publish({"A", "B", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A"}));
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, terminating_delegation_ends_what_was_still_open_above) {
    repository.delegate("targets", "A", {"*"});
    repository.delegate("targets", "B", {"*"});
    repository.delegate("A", "C", {"*"}, true);
    repository.addTarget("B", "x", "by B");
    repository.publish({"C", "A", "B", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A", "C"}));
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, circle_is_walked_once) {
    repository.delegate("targets", "A", {"*"});
    repository.delegate("A", "B", {"*"});
    repository.delegate("B", "A", {"*"});
    repository.publish({"A", "B", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A", "B"}));
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, search_has_a_limit) {
    std::string from = "targets";
    Names published;
    for (int depth = 0; depth < 12; ++depth) {
        const std::string to = "role-" + std::to_string(depth);
        repository.delegate(from, to, {"*"});
        published.push_back(to);
        from = to;
    }
    repository.addTarget(from, "x", "far down");
    published.insert(published.end(), {"targets", "snapshot", "timestamp"});
    repository.publish(published);
    limits.rolesVisitedMax = 12;
    EXPECT_EQ(rolesAskedFor("x").size(), 11U);
    EXPECT_EQ(reason(), Reason::TooMany);
    limits.rolesVisitedMax = 13;
    EXPECT_EQ(rolesAskedFor("x").size(), 12U);
    EXPECT_TRUE(found);
}

TEST_F(Delegated, roles_in_memory_have_a_limit) {
    repository.delegate("targets", "A", {"a"});
    repository.delegate("targets", "B", {"b"});
    repository.publish({"A", "B", "targets", "snapshot", "timestamp"});
    limits.rolesHeldMax = 1;
    ASSERT_TRUE(refresh());
    EXPECT_EQ(updater->find("a").refusal().reason, Reason::NotListed);
    EXPECT_EQ(updater->find("b").refusal().reason, Reason::TooMany);
    EXPECT_EQ(updater->find("a").refusal().reason, Reason::NotListed);
}

TEST_F(Delegated, role_that_is_not_in_the_snapshot_is_not_even_fetched) {
    repository.delegate("targets", "A", {"*"});
    repository.publish({"A", "targets"});
    repository.says("snapshot")["meta"].as_object().erase("A.json");
    repository.publish({"snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), Names{});
    EXPECT_EQ(reason(), Reason::NotListed);
}

TEST_F(Delegated, role_signed_by_a_stranger_is_refused) {
    repository.delegate("targets", "A", {"*"});
    repository.signers("A") = {TufKey::of("targets-key")};
    repository.addTarget("A", "x", "bytes");
    repository.publish({"A", "targets", "snapshot", "timestamp"});
    EXPECT_EQ(rolesAskedFor("x"), (Names{"A"}));
    EXPECT_EQ(reason(), Reason::Unsigned);
}

TEST_F(Delegated, expired_role_is_refused) {
    repository.delegate("targets", "A", {"*"});
    repository.says("A")["expires"] = "2026-03-15T00:00:00Z";
    repository.publish({"A", "targets", "snapshot", "timestamp"});
    rolesAskedFor("x");
    EXPECT_EQ(reason(), Reason::Expired);
}

// A role that is good by one delegator's word has nothing of another's.
TEST_F(Delegated, role_is_checked_anew_by_each_delegator) {
    repository.delegate("targets", "A", {"a/*"});
    repository.delegate("targets", "B", {"b/*"});
    repository.delegate("A", "release", {"a/*"});
    repository.delegate("B", "release", {"b/*"});
    boost::json::object& keys = repository.says("B")["delegations"].as_object()["keys"].as_object();
    keys["release-key"] = TufKey::of("other").json;
    repository.addTarget("release", "a/x", "good");
    repository.addTarget("release", "b/x", "not B's");
    repository.publish({"release", "A", "B", "targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    EXPECT_TRUE(updater->find("a/x"));
    const auto other = updater->find("b/x");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.refusal().reason, Reason::Unsigned);
}

TEST_F(Delegated, names_of_roles_are_encoded_in_urls) {
    repository.delegate("targets", "../a/?#%", {"*"});
    repository.publish({"../a/?#%", "targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    EXPECT_TRUE(updater->role("../a/?#%"));
    EXPECT_EQ(server.asked.back(), "metadata/1...%2Fa%2F%3F%23%25.json");
}

// Two roles over one path, each asked by itself: what publisher and reviewer are for.
TEST_F(Delegated, each_of_two_roles_answers_for_itself) {
    repository.delegate("targets", "publisher", {"bundles/*"});
    repository.delegate("targets", "reviewer", {"bundles/*"});
    repository.addTarget("publisher", "bundles/1", "bundle");
    repository.addTarget("publisher", "bundles/2", "not reviewed");
    repository.addTarget("publisher", "rollout.json", "not the publisher's");
    repository.addTarget("reviewer", "bundles/1", "bundle");
    repository.publish({"publisher", "reviewer", "targets", "snapshot", "timestamp"});
    ASSERT_TRUE(refresh());
    const auto published = updater->findIn("publisher", "bundles/1");
    const auto reviewed = updater->findIn("reviewer", "bundles/1");
    ASSERT_TRUE(published);
    ASSERT_TRUE(reviewed);
    EXPECT_EQ(*published, *reviewed);
    EXPECT_EQ(updater->findIn("reviewer", "bundles/2").refusal().reason, Reason::NotListed);
    EXPECT_EQ(updater->findIn("publisher", "rollout.json").refusal().reason, Reason::NotListed);
    EXPECT_EQ(updater->findIn("nobody", "bundles/1").refusal().reason, Reason::NotListed);
    EXPECT_EQ(server.asked.size(), 6U);
}

}  // namespace evergreen::tuf

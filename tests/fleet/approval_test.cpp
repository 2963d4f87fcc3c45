// Two approvals, and a rollout that can only choose among what both have approved.
#include "kiosk/fleet/approval.h"

#include "tests/fleet/fleet_server.h"

namespace evergreen::fleet {

namespace {

using tuf::TufKey;

/// Bundles 41 and 42, both approved; the rollout has everybody on 41 and the canaries on 42.
class TwoApprovals : public FleetServer {
protected:
    TwoApprovals() {
        approve(41);
        approve(42);
        setRollout(goAhead());
        publishAll();
    }
    static boost::json::object goAhead() {
        return {{"schema", 1},    {"id", "spring"},
                {"state", "go"},  {"minimum", 40},
                {"fallback", 41}, {"rings", {{{"name", "canary"}, {"basisPoints", 10'000}, {"bundle", 42}}}}};
    }
    void expectOrderRefused(Reason reason, const std::string& part, BundleVersion minimum = 0) {
        const auto refused = order(41, minimum);
        ASSERT_FALSE(refused);
        EXPECT_STREQ(tuf::nameOf(refused.refusal().reason), tuf::nameOf(reason)) << refused.refusal().detail;
        EXPECT_NE(refused.refusal().detail.find(part), std::string::npos) << refused.refusal().detail;
    }
    boost::json::object& listed(const std::string& role, const std::string& path) {
        return repository.says(role)["targets"].as_object().at(path).as_object();
    }
};

}  // namespace

TEST_F(TwoApprovals, bundle_that_both_list_is_ordered) {
    const auto wanted = order(41);
    ASSERT_TRUE(wanted) << wanted.refusal().detail;
    EXPECT_EQ(wanted->rollout, "spring");
    EXPECT_EQ(wanted->ring, "canary");
    EXPECT_EQ(wanted->minimum, 40);
    ASSERT_TRUE(wanted->bundle);
    EXPECT_EQ(wanted->bundle->version, 42);
    EXPECT_EQ(wanted->bundle->manifest.path, "bundles/42.json");
}

TEST_F(TwoApprovals, kiosk_that_runs_it_is_told_to_stay) {
    const auto wanted = order(42);
    ASSERT_TRUE(wanted);
    EXPECT_FALSE(wanted->bundle);
}

TEST_F(TwoApprovals, bundle_without_reviewer_is_refused) {
    repository.says("reviewer")["targets"].as_object().erase("bundles/42.json");
    publishAll();
    expectOrderRefused(Reason::NotListed, "reviewer: bundles/42.json");
}

TEST_F(TwoApprovals, bundle_without_publisher_is_refused) {
    repository.says("publisher")["targets"].as_object().erase("bundles/42.json");
    publishAll();
    expectOrderRefused(Reason::NotListed, "publisher: bundles/42.json");
}

TEST_F(TwoApprovals, other_hash_is_a_disagreement) {
    listed("reviewer", "bundles/42.json")["hashes"] = {{"sha256", std::string(64, 'a')}};
    publishAll();
    expectOrderRefused(Reason::Mismatch, "bundles/42.json");
}

TEST_F(TwoApprovals, other_length_is_a_disagreement) {
    listed("reviewer", "bundles/42.json")["length"] = 7;
    publishAll();
    expectOrderRefused(Reason::Mismatch, "bundles/42.json");
}

TEST_F(TwoApprovals, hash_of_another_kind_on_one_side_is_a_disagreement) {
    listed("publisher", "bundles/42.json")["hashes"].as_object()["sha512"] = std::string(128, 'a');
    publishAll();
    expectOrderRefused(Reason::Mismatch, "bundles/42.json");
}

// The publisher's key is stolen: what the thief makes of bundle 42 is not what was reviewed.
TEST_F(TwoApprovals, stolen_publisher_key_is_not_enough) {
    repository.addTarget("publisher", "bundles/42.json", "other words");
    publishAll();
    expectOrderRefused(Reason::Mismatch, "bundles/42.json");
    repository.addTarget("publisher", "bundles/43.json", "other words");
    setRollout(goAhead(), 43);
    publishAll();
    expectOrderRefused(Reason::NotListed, "reviewer: bundles/43.json");
}

TEST_F(TwoApprovals, stolen_publisher_key_signs_for_no_reviewer) {
    repository.signers("reviewer") = repository.signers("publisher");
    publishAll();
    expectOrderRefused(Reason::Unsigned, "reviewer");
}

// What the top role or a third one says of a bundle is nobody's approval.
TEST_F(TwoApprovals, another_roles_word_is_no_approval) {
    repository.delegate("targets", "helper", {"bundles/*"});
    for (const char* role : {"targets", "helper", "publisher"}) repository.addTarget(role, "bundles/43.json", "words");
    setRollout(goAhead(), 43);
    repository.publish({"helper"});
    publishAll();
    expectOrderRefused(Reason::NotListed, "reviewer: bundles/43.json");
}

TEST_F(TwoApprovals, one_key_for_two_roles_is_refused) {
    const TufKey shared = repository.signers("publisher").front();
    for (const char* role : {"reviewer", "rollout"}) {
        boost::json::object before = repository.says("targets");
        const std::vector<TufKey> signers = repository.signers(role);
        boost::json::object& delegations = repository.says("targets")["delegations"].as_object();
        // Under another name, to be taken for another key.
        delegations["keys"].as_object()["borrowed"] = shared.json;
        for (boost::json::value& one : delegations["roles"].as_array()) {
            if (one.at("name") == role) one.as_object()["keyids"] = boost::json::array{"borrowed"};
        }
        TufKey borrowed = shared;
        borrowed.id = "borrowed";
        repository.signers(role) = {borrowed};
        publishAll();
        expectOrderRefused(Reason::Unsigned, "has a key that another");
        const boost::json::value version = repository.says("targets")["version"];
        repository.says("targets") = before;
        repository.says("targets")["version"] = version;
        repository.signers(role) = signers;
    }
    publishAll();
    EXPECT_TRUE(order(41));
}

TEST_F(TwoApprovals, repository_without_a_reviewer_orders_nothing) {
    boost::json::array& roles = repository.says("targets")["delegations"].as_object()["roles"].as_array();
    for (std::size_t at = roles.size(); at > 0; --at) {
        if (roles[at - 1].at("name") == "reviewer") roles.erase(roles.begin() + static_cast<std::ptrdiff_t>(at - 1));
    }
    publishAll();
    expectOrderRefused(Reason::NotListed, "reviewer: is not delegated to");
}

// The rollout key is stolen.
TEST_F(TwoApprovals, stolen_rollout_key_cannot_invent_a_bundle) {
    repository.addTarget("rollout", "bundles/66.json", "evil words");
    setRollout(goAhead(), 66);
    publishAll();
    expectOrderRefused(Reason::NotListed, "publisher: bundles/66.json");
}

TEST_F(TwoApprovals, stolen_rollout_key_cannot_go_below_the_remembered_minimum) {
    approve(39);
    boost::json::object stolen = goAhead();
    stolen["minimum"] = 1;
    setRollout(stolen, 39);
    publishAll();
    expectOrderRefused(Reason::Rollback, "below the minimum, 40", 40);
    EXPECT_EQ(order(41)->bundle->version, 39) << "a kiosk that knows of no minimum has none";
}

TEST_F(TwoApprovals, stolen_rollout_key_cannot_send_a_kiosk_back_to_the_built_in_bundle) {
    boost::json::object stolen = goAhead();
    stolen["minimum"] = 0;
    stolen["fallback"] = 0;
    stolen["state"] = "halt";
    setRollout(stolen);
    publishAll();
    expectOrderRefused(Reason::Rollback, "bundle 0 is below", 40);
}

// A minimum above all that exists would shut the fleet off from every bundle to come.
TEST_F(TwoApprovals, stolen_rollout_key_cannot_drive_the_minimum_up) {
    boost::json::object stolen = goAhead();
    stolen["minimum"] = 1'000'000;
    setRollout(stolen);
    publishAll();
    expectOrderRefused(Reason::Rollback, "below the minimum");
    stolen["fallback"] = 1'000'000;
    setRollout(stolen, 1'000'000);
    publishAll();
    expectOrderRefused(Reason::NotListed, "bundles/1000000.json");
}

TEST_F(TwoApprovals, ring_of_others_must_be_approved_too) {
    boost::json::object rollout = goAhead();
    rollout["rings"] = {{{"name", "canary"}, {"basisPoints", 9'999}, {"bundle", 42}},
                        {{"name", "rest"}, {"basisPoints", 10'000}, {"bundle", 77}}};
    setRollout(rollout);
    publishAll();
    expectOrderRefused(Reason::NotListed, "bundles/77.json");
}

TEST_F(TwoApprovals, rollout_signed_by_another_role_is_refused) {
    repository.signers("rollout") = repository.signers("reviewer");
    publishAll();
    expectOrderRefused(Reason::Unsigned, "rollout");
}

TEST_F(TwoApprovals, expired_rollout_is_refused) {
    ASSERT_TRUE(order(41));
    repository.says("rollout")["expires"] = "2026-03-17T00:00:00Z";
    publishAll();
    ASSERT_TRUE(order(41));
    now += std::chrono::days(1);
    expectOrderRefused(Reason::Expired, "rollout");
}

TEST_F(TwoApprovals, expired_review_is_refused) {
    repository.says("reviewer")["expires"] = "2026-03-17T00:00:00Z";
    publishAll();
    now += std::chrono::days(1);
    expectOrderRefused(Reason::Expired, "reviewer");
}

TEST_F(TwoApprovals, older_rollout_is_refused) {
    ASSERT_TRUE(order(41));
    const auto before = repository.files;
    boost::json::object halted = goAhead();
    halted["state"] = "halt";
    setRollout(halted);
    publishAll();
    ASSERT_TRUE(order(42)->bundle);
    repository.files = before;
    const auto replayed = order(42);
    ASSERT_FALSE(replayed);
    EXPECT_EQ(replayed.refusal().reason, Reason::Rollback);
}

TEST_F(TwoApprovals, huge_rollout_or_manifest_is_not_fetched) {
    listed("rollout", "rollout.json")["length"] = 100 * 1024;
    publishAll();
    expectOrderRefused(Reason::TooLarge, "rollout.json");
    setRollout(goAhead());
    for (const char* role : {"publisher", "reviewer"}) listed(role, "bundles/42.json")["length"] = 5 * 1024 * 1024;
    publishAll();
    expectOrderRefused(Reason::TooLarge, "bundles/42.json");
}

TEST_F(TwoApprovals, first_rollout_may_fall_back_to_what_is_built_in) {
    boost::json::object first = goAhead();
    first["minimum"] = 0;
    first["fallback"] = 0;
    first["state"] = "halt";
    setRollout(first);
    publishAll();
    const auto wanted = order(41);
    ASSERT_TRUE(wanted) << wanted.refusal().detail;
    ASSERT_TRUE(wanted->bundle);
    EXPECT_EQ(wanted->bundle->version, kBuiltIn);
}

// Held at a lower minimum than the kiosk already knows, a kiosk below that one moves all the same.
TEST_F(TwoApprovals, hold_counts_from_the_remembered_minimum) {
    boost::json::object held = goAhead();
    held["state"] = "hold";
    held["minimum"] = 0;
    setRollout(held);
    publishAll();
    EXPECT_FALSE(order(40, 40)->bundle);
    ASSERT_TRUE(order(39, 40)->bundle);
    EXPECT_EQ(order(39, 40)->bundle->version, 41);
}

TEST_F(TwoApprovals, manifest_is_fetched_and_must_be_of_the_version_that_was_approved) {
    const std::string manifest = R"({"schema": 1, "version": 42, "files": []})";
    approve(42, manifest);
    publishAll();
    auto wanted = order(41);
    ASSERT_TRUE(wanted) << wanted.refusal().detail;
    Approval approval(*updater, "repo:targets");
    EXPECT_EQ(*approval.manifest(*wanted->bundle), manifest);
    approve(42, R"({"schema": 1, "version": 39, "files": []})");
    publishAll();
    wanted = order(41);
    ASSERT_TRUE(wanted);
    const auto refused = Approval(*updater, "repo:targets").manifest(*wanted->bundle);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().reason, Reason::WrongVersion);
}

}  // namespace evergreen::fleet

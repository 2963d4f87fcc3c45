// Four eyes: what neither the publisher nor the reviewer can do alone, whatever lies on the disk.
#include "fleet/publisher/approvals.h"

#include "fleet/publisher/bundle_builder.h"
#include "fleet/publisher/drafts.h"
#include "kiosk/fleet/tuf/digest.h"
#include "tests/fleet/signing/founded_repository.h"

#include <fstream>

namespace evergreen::fleet {

namespace fs = std::filesystem;

namespace {

class FourEyes : public FoundedRepository {
protected:
    FourEyes() {
        build(42, "words");
        EXPECT_TRUE(make(42, "S0412"));
    }
    void build(BundleVersion version, const std::string& words) {
        const fs::path source = place / "source";
        fs::create_directories(source / "texts");
        std::ofstream(source / "texts/zh_CN.ts") << words;
        const auto built = bundleIn(source, version);
        ASSERT_TRUE(built) << built.refusal().detail;
        ASSERT_TRUE(layBundle(folder, source, *built));
    }
    Checked<> make(BundleVersion version, const std::string& author, const char* key = "publisher") {
        Edition edition(folder);
        auto done = signAsPublisher(edition, version, author, keys.at(key), {now, lifetimes});
        return done ? edition.publish() : done;
    }
    ReviewRecord recordOf(BundleVersion version) const {
        const auto made = madeBundle(Edition(folder), version);
        ReviewRecord record{version, made->manifestSha256, made->author, "S0077", "2026-03-16T09:30:00Z", {}, {}, {}};
        for (const Right& right : kRights) record.rights[right.name] = {"untouched", {}};
        return record;
    }
    Checked<> review(const ReviewRecord& record, const char* key = "reviewer") {
        Edition edition(folder);
        auto done = signAsReviewer(edition, record.bundle, bytesOf(record), {}, keys.at(key), {now, lifetimes});
        return done ? edition.publish() : done;
    }
    Rollout rollout() const { return everybodyOn(42, kBuiltIn); }
};

}  // namespace

TEST_F(FourEyes, bundle_that_both_signed_is_what_a_kiosk_runs) {
    ASSERT_TRUE(review(recordOf(42)));
    ASSERT_TRUE(signer().put(rollout()));
    const auto order = orderOf(41);
    ASSERT_TRUE(order && order->bundle);
    EXPECT_EQ(order->bundle->version, 42);
    const auto record =
        folder.read("targets/" + hashedPath("bundles/42.review.json", tuf::sha256Hex(bytesOf(recordOf(42)))), 100'000);
    EXPECT_EQ(*readReviewRecord(*record), recordOf(42)) << "and the record lies where everybody can read it";
}

TEST_F(FourEyes, without_the_reviewer_nothing_goes_out) {
    EXPECT_EQ(signer().put(rollout()).refusal().reason, Reason::NotListed);
}

TEST_F(FourEyes, publishers_key_signs_no_review_and_the_reviewers_makes_nothing) {
    EXPECT_EQ(review(recordOf(42), "publisher").refusal().reason, Reason::Unsigned);
    build(43, "more words");
    EXPECT_EQ(make(43, "S0412", "reviewer").refusal().reason, Reason::Unsigned);
    EXPECT_EQ(signer().put(rollout()).refusal().reason, Reason::NotListed);
}

TEST_F(FourEyes, author_does_not_review_himself) {
    ReviewRecord record = recordOf(42);
    record.reviewer = "s0412";
    const auto refused = review(record);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().detail, "the reviewer is the author: s0412");
    record.author = "S0001";
    EXPECT_EQ(review(record).refusal().reason, Reason::Mismatch) << "nor by naming another author";
}

TEST_F(FourEyes, version_never_changes) {
    build(42, "other words");
    EXPECT_EQ(make(42, "S0412").refusal().reason, Reason::Mismatch);
}

TEST_F(FourEyes, what_was_changed_after_signing_is_not_reviewed) {
    const std::string name =
        "targets/" + hashedPath("bundles/42.json", madeBundle(Edition(folder), 42)->manifestSha256);
    std::string manifest = *folder.read(name, 100'000);
    manifest.replace(manifest.find("\"version\":42"), 12, "\"version\":43");
    ASSERT_TRUE(folder.write(name, manifest));
    EXPECT_EQ(madeBundle(Edition(folder), 42).refusal().reason, Reason::Mismatch);
    EXPECT_EQ(unpackBundle(folder, *readManifest(manifest), place / "out").operator bool(), true);
    const std::string file = placeOf(readManifest(manifest)->files.front());
    ASSERT_TRUE(folder.write(file, "sdrow"));
    EXPECT_EQ(unpackBundle(folder, *readManifest(manifest), place / "out2").refusal().reason, Reason::Mismatch);
}

TEST_F(FourEyes, withdrawn_review_stops_the_next_rollout_but_no_halt) {
    ASSERT_TRUE(review(recordOf(42)));
    ASSERT_TRUE(signer().put(rollout()));
    Edition edition(folder);
    ASSERT_TRUE(withdraw(edition, "reviewer", 42, keys.at("reviewer"), {now, lifetimes}));
    ASSERT_TRUE(edition.publish());
    EXPECT_EQ(signer().renew().refusal().reason, Reason::NotListed);
    const auto halted = signer().setState(Rollout::State::Halt);
    ASSERT_TRUE(halted) << halted.refusal().detail;
    EXPECT_TRUE(halted->rings.empty());
    EXPECT_EQ(orderOf(42)->bundle->version, kBuiltIn);
}

TEST_F(FourEyes, author_must_be_a_staff_number) {
    build(43, "more words");
    EXPECT_EQ(make(43, "").refusal().reason, Reason::Malformed);
    EXPECT_EQ(make(43, "two words").refusal().reason, Reason::Malformed);
    EXPECT_EQ(make(44, "S0412").refusal().reason, Reason::NotThere) << "and the bundle built";
}

TEST_F(FourEyes, folder_with_a_link_or_a_hidden_file_is_no_bundle) {
    const fs::path source = place / "odd";
    fs::create_directories(source);
    fs::create_symlink("/etc/hostname", source / "link.json");
    EXPECT_EQ(bundleIn(source, 1).refusal().reason, Reason::Malformed);
    fs::remove(source / "link.json");
    std::ofstream(source / ".hidden") << "x";
    EXPECT_EQ(bundleIn(source, 1).refusal().reason, Reason::Malformed);
    EXPECT_EQ(bundleIn(place / "nowhere", 1).refusal().reason, Reason::NotThere);
}

TEST(Founding, one_key_in_two_places_or_too_few_founds_nothing) {
    const auto key = [] { return KeyFile::make(KeyKind::Ed25519)->key(); };
    const FoundingKeys good{{key(), key(), key()}, 2, {key()}, {key()}, {key()}, {key()}, {key()}};
    EXPECT_TRUE(checkFoundingKeys(good));
    FoundingKeys shared = good;
    shared.reviewer = shared.publisher;
    EXPECT_EQ(checkFoundingKeys(shared).refusal().reason, Reason::Unsigned);
    shared = good;
    shared.timestamp = {shared.root.front()};
    EXPECT_EQ(checkFoundingKeys(shared).refusal().reason, Reason::Unsigned);
    FoundingKeys few = good;
    few.rootThreshold = 4;
    EXPECT_EQ(checkFoundingKeys(few).refusal().reason, Reason::Malformed);
    few = good;
    few.rollout.clear();
    EXPECT_EQ(checkFoundingKeys(few).refusal().reason, Reason::Malformed);
}

TEST_F(FourEyes, new_root_waits_for_its_second_signature) {
    auto draft = renewedDraft(folder, "root", now + std::chrono::days(700));
    ASSERT_TRUE(draft);
    ASSERT_TRUE(keepDraft(folder, "root", *draft));
    const std::string agreed = *draftSha256(*draft);
    auto other = renewedDraft(folder, "root", now + std::chrono::days(3000));
    ASSERT_TRUE(other);
    EXPECT_EQ(signDraft(folder, "root", *draftSha256(*other), keys.at("root-a")).refusal().reason, Reason::Mismatch)
        << "not what the signers agreed on";
    EXPECT_EQ(signDraft(folder, "root", agreed, keys.at("publisher")).refusal().reason, Reason::Unsigned);
    ASSERT_FALSE(signDraft(folder, "root", agreed, keys.at("root-a"))->isOut);
    ASSERT_FALSE(signDraft(folder, "root", agreed, keys.at("root-a"))->isOut) << "nobody signs twice";
    EXPECT_EQ(Edition(folder).newest("root")->version(), 1);
    ASSERT_TRUE(signDraft(folder, "root", agreed, keys.at("root-b"))->isOut);
    EXPECT_EQ(Edition(folder).newest("root")->version(), 2);
    EXPECT_EQ(signDraft(folder, "root", agreed, keys.at("root-b")).refusal().reason, Reason::NotThere);
    now += std::chrono::days(400);
    EXPECT_EQ(Edition(folder).newest("root")->expires(), now + std::chrono::days(300));
}

}  // namespace evergreen::fleet

// Who has signed what, as it is told to whoever may read the repository; and a bundle as another program keeps it.
#include "fleet/publisher/listed_bundles.h"

#include "fleet/publisher/told_bundle.h"
#include "tests/fleet/signing/founded_repository.h"

namespace evergreen::fleet {

namespace {

using Standing = ListedBundle::Standing;
class ListedBundles : public FoundedRepository {};

}  // namespace

TEST_F(ListedBundles, nothing_is_listed_before_the_first_signature) {
    const auto bundles = listedBundles(Edition(folder));
    ASSERT_TRUE(bundles) << bundles.refusal().detail;
    EXPECT_TRUE(bundles->empty());
}

TEST_F(ListedBundles, submitted_is_what_the_publisher_alone_has_signed) {
    list(9, {Approval::publisher});
    list(10, {Approval::publisher, Approval::reviewer});
    const auto bundles = listedBundles(Edition(folder));
    ASSERT_TRUE(bundles) << bundles.refusal().detail;
    ASSERT_EQ(bundles->size(), 2U);
    EXPECT_EQ(bundles->at(0).version, 9);
    EXPECT_EQ(bundles->at(0).standing, Standing::Submitted);
    EXPECT_TRUE(bundles->at(0).author.empty()) << "nobody was named";
    EXPECT_EQ(bundles->at(1).version, 10);
    EXPECT_EQ(bundles->at(1).standing, Standing::Approved);
    EXPECT_EQ(bundles->at(1).manifestSha256.size(), 64U);
}

TEST_F(ListedBundles, other_bytes_by_the_reviewer_approve_nothing) {
    listManifest(42, R"({"schema": 1, "version": 42, "files": []})", {Approval::publisher});
    listManifest(42, R"({"schema": 1, "version": 42, "files": [] })", {Approval::reviewer});
    const auto bundles = listedBundles(Edition(folder));
    ASSERT_TRUE(bundles) << bundles.refusal().detail;
    EXPECT_EQ(bundles->at(0).standing, Standing::ReviewedAsOther);
}

TEST_F(ListedBundles, document_that_its_keys_have_not_signed_is_refused) {
    list(42, {Approval::publisher});
    const std::string name = "metadata/1.publisher.json";
    auto bytes = *folder.read(name, 100'000);
    bytes.replace(bytes.find("bundles/42"), 10, "bundles/43");
    ASSERT_TRUE(folder.write(name, bytes));
    const auto bundles = listedBundles(Edition(folder));
    ASSERT_FALSE(bundles);
    EXPECT_EQ(bundles.refusal().reason, Reason::Unsigned);
}

TEST(ToldBundle, is_read_as_it_was_written) {
    ToldBundle told;
    told.says = {{BundleChange::Kind::Text, {{"zh_CN/a", "“一”\n二"}, {"en/a", ""}}},
                 {BundleChange::Kind::Clip, {}},
                 {BundleChange::Kind::Setting, {{"comfort.textScale", "3"}}},
                 {BundleChange::Kind::File, {}}};
    told.findings = {"zh_CN/a: says “保本”"};
    const auto read = readToldBundle(bytesOf(told) + '\n');
    ASSERT_TRUE(read) << read.refusal().detail;
    EXPECT_EQ(*read, told);
}

TEST(ToldBundle, what_is_something_else_is_refused) {
    for (const char* bytes : {"", "[]", "{}", R"({"says": [], "findings": []})", R"({"says": {}})"}) {
        EXPECT_FALSE(readToldBundle(bytes)) << bytes;
    }
}

}  // namespace evergreen::fleet

// What a reviewer signs: eight rights answered, every finding mended or accepted with a reason, and not his own work.
#include "fleet/publisher/review_record.h"

#include <gtest/gtest.h>

namespace evergreen::fleet {

namespace {

ReviewRecord goodRecord() {
    ReviewRecord record{42, std::string(64, 'a'), "S0412", "S0077", "2026-03-16T09:30:00Z", {}, {}, "none"};
    for (const Right& right : kRights) record.rights[right.name] = {"untouched", ""};
    record.rights["information"] = {"kept", "all sentences of both languages"};
    record.accepted = {{"zh_CN/a: says “保本”", "it warns of the word"}};
    return record;
}

ReviewedBundle bundle() {
    return {42, std::string(64, 'a'), "S0412", {"zh_CN/a: says “保本”"}};
}

void expectRefused(const ReviewRecord& record, Reason reason, const std::string& part) {
    const auto outcome = checkRecord(record, bundle());
    ASSERT_FALSE(outcome) << part;
    EXPECT_STREQ(tuf::nameOf(outcome.refusal().reason), tuf::nameOf(reason));
    EXPECT_NE(outcome.refusal().detail.find(part), std::string::npos) << outcome.refusal().detail;
}

}  // namespace

TEST(ReviewRecord, whole_one_is_good_and_reads_as_it_was_written) {
    const ReviewRecord record = goodRecord();
    EXPECT_TRUE(checkRecord(record, bundle()));
    const auto read = readReviewRecord(bytesOf(record));
    ASSERT_TRUE(read) << read.refusal().detail;
    EXPECT_EQ(*read, record);
}

TEST(ReviewRecord, template_reads_and_is_not_good_before_it_is_filled_in) {
    ReviewRecord record = goodRecord();
    record.rights.clear();
    const auto read = readReviewRecord(bytesOf(record));
    ASSERT_TRUE(read) << read.refusal().detail;
    expectRefused(*read, Reason::Malformed, "财产安全权");
}

TEST(ReviewRecord, each_right_must_be_answered) {
    for (const Right& right : kRights) {
        ReviewRecord record = goodRecord();
        record.rights.erase(right.name);
        expectRefused(record, Reason::Malformed, right.chinese);
        record.rights[right.name] = {"harmed", "much"};
        expectRefused(record, Reason::Malformed, right.chinese);
        record.rights[right.name] = {"kept", "  "};
        expectRefused(record, Reason::Malformed, "what was looked at");
    }
}

TEST(ReviewRecord, author_is_never_the_reviewer) {
    ReviewRecord record = goodRecord();
    record.reviewer = "S0412";
    expectRefused(record, Reason::Unsigned, "the reviewer is the author");
    record.reviewer = "s0412";
    expectRefused(record, Reason::Unsigned, "the reviewer is the author");
    record.author = "S0099";
    expectRefused(record, Reason::Mismatch, "S0412");
}

TEST(ReviewRecord, is_about_one_manifest) {
    ReviewRecord record = goodRecord();
    record.manifest = std::string(64, 'b');
    expectRefused(record, Reason::Mismatch, "other bytes");
    record = goodRecord();
    record.bundle = 41;
    expectRefused(record, Reason::Mismatch, "another bundle");
}

TEST(ReviewRecord, findings_are_mended_or_accepted_with_a_reason) {
    ReviewRecord record = goodRecord();
    record.accepted.clear();
    expectRefused(record, Reason::Malformed, "neither mended nor accepted: zh_CN/a");
    record.accepted = {{"zh_CN/a: says “保本”", " "}};
    expectRefused(record, Reason::Malformed, "without a reason");
    record = goodRecord();
    record.accepted.push_back({"zh_CN/b: says “保本”", "why not"});
    expectRefused(record, Reason::Malformed, "not there: zh_CN/b");
}

TEST(ReviewRecord, malformed_ones_are_refused) {
    const std::string good = bytesOf(goodRecord());
    for (const auto& [from, to] :
         std::initializer_list<std::pair<const char*, const char*>>{{"\"schema\": 1", "\"schema\": 2"},
                                                                    {"\"author\": \"S0412\"", "\"author\": \"S0412 \""},
                                                                    {"\"reviewer\": \"S0077\"", "\"reviewer\": \"\""},
                                                                    {"2026-03-16T09:30:00Z", "yesterday"},
                                                                    {"\"privacy\"", "\"pleasure\""},
                                                                    {"\"accepted\"", "\"agreed\""}}) {
        std::string bad = good;
        bad.replace(bad.find(from), std::string_view(from).size(), to);
        EXPECT_EQ(readReviewRecord(bad).refusal().reason, Reason::Malformed) << to;
    }
    EXPECT_EQ(readReviewRecord(std::string(300'000, ' ')).refusal().reason, Reason::TooLarge);
}

}  // namespace evergreen::fleet

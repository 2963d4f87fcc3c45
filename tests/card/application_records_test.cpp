#include "kiosk/card/application_records.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Bytes hex(const char* text) {
    return fromHex(QString::fromLatin1(text)).value_or(Bytes{});
}

}  // namespace

// Spec: EMV 4.4 Book 3 §10.2
TEST(Afl, entries_become_records_in_their_order) {
    const auto records = parseAfl(hex("10010201 F0050500"));
    ASSERT_TRUE(records.ok());
    EXPECT_EQ(*records, (std::vector<RecordAddress>{{2, 1, true}, {2, 2}, {30, 5}}));
}

TEST(Afl, entries_that_break_the_rules_are_damaged) {
    for (const char* afl : {"", "100102", "00010100", "F8010100", "11010100", "10000100", "10020100", "10010102",
                            "1001FF00", "10014000 18010100"}) {
        EXPECT_FALSE(parseAfl(hex(afl)).ok()) << afl;
    }
    EXPECT_TRUE(parseAfl(hex("10014000")).ok());
}

// Spec: EMV 4.4 Book 3 §6.5.8.4
TEST(ProcessingOptions, both_formats_say_the_same) {
    for (const char* answer : {"80067C0008010201", "770A82027C00940408010201"}) {
        const auto options = parseProcessingOptions(hex(answer));
        ASSERT_TRUE(options.ok()) << answer;
        EXPECT_EQ(toHex(options->profile), QStringLiteral("7C00")) << answer;
        EXPECT_EQ(options->records, (std::vector<RecordAddress>{{1, 1, true}, {1, 2}})) << answer;
    }
}

TEST(ProcessingOptions, other_templates_are_damaged) {
    for (const char* answer : {"", "80027C00", "70067C0018010100", "7704 82027C00", "7704 82027C00 8000", "80",
                               "7706 940408010100", "7709 82017C 940408010100"}) {
        EXPECT_FALSE(parseProcessingOptions(hex(answer)).ok()) << answer;
    }
}

TEST(ApplicationRecords, sequence_and_name_are_optional) {
    ApplicationRecords records;
    ASSERT_TRUE(records.add(hex("70 10 5A089999991234567894 5F2403301231")).ok());
    ASSERT_TRUE(records.check().ok());
    EXPECT_EQ(records.pan(), QStringLiteral("9999991234567894"));
    EXPECT_EQ(records.panSequence(), 0);
    EXPECT_EQ(records.holderName(), QString());
}

TEST(ApplicationRecords, unprintable_name_becomes_blanks) {
    ApplicationRecords records;
    ASSERT_TRUE(records.add(hex("70 08 5F2005 2041004220")).ok());
    EXPECT_EQ(records.holderName(), QStringLiteral("A B"));
}

}  // namespace evergreen

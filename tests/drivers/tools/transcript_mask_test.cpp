#include "drivers/tools/transcript_mask.h"

#include "drivers/tools/card_transcript.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Result<CardTranscript> parsed(const char* text) {
    return CardTranscript::parse(QByteArray(text));
}

/// One answer of a conversation in which the card shows `pan`, as it is after masking.
std::string maskedAnswer(const char* pan, const char* answer) {
    const QByteArray text = QByteArray("> 00B2010C00\n< 700A5A08") + pan + "9000\n> 00B2020C00\n< " + answer + "\n";
    const auto transcript = CardTranscript::parse(text);
    EXPECT_TRUE(transcript) << transcript.failure().detail.toStdString();
    return toHex(withoutHolder(*transcript).transcript.exchanges.back().heard).toStdString();
}

// No card's number: its check digit is wrong.
constexpr const char* kPan = "1234567890123456";

}  // namespace

TEST(CardTranscript, text_and_value_are_the_same) {
    const char* const text = "provenance: here\natr: 3B00\n\n> 00A40400\n< 9000\n> 00B2010C00\n<\n";
    const auto transcript = parsed(text);
    ASSERT_TRUE(transcript) << transcript.failure().detail.toStdString();
    EXPECT_EQ(transcript->fact(QStringLiteral("atr")), QStringLiteral("3B00"));
    EXPECT_EQ(transcript->fact(QStringLiteral("reader")), QString());
    ASSERT_EQ(transcript->exchanges.size(), 2U);
    EXPECT_EQ(transcript->exchanges[0].line, 4);
    EXPECT_TRUE(transcript->exchanges[1].heard.empty());
    EXPECT_EQ(transcript->text().toStdString(), text);
}

TEST(CardTranscript, remarks_and_blanks_are_passed_over) {
    const auto transcript = parsed("# a remark\n\natr: 3B00\n# more\n> 00 A4 04 00\n# between\n< 90 00\n");
    ASSERT_TRUE(transcript);
    EXPECT_EQ(toHex(transcript->exchanges.at(0).sent), QStringLiteral("00A40400"));
}

TEST(CardTranscript, wrong_line_is_named) {
    struct Row {
        const char* text;
        const char* why;
    };
    const Row rows[] = {
        {"> 0\n< 9000\n", "line 1: no bytes in hexadecimal"},
        {">\n< 9000\n", "line 1: no bytes in hexadecimal"},
        {"> 00\n< 9x\n", "line 2: no bytes in hexadecimal"},
        {"> 00\n> 00\n", "line 2: sent twice, and nothing heard"},
        {"< 9000\n", "line 1: heard, and nothing sent"},
        {"> 00A4", "line 1: sent, and no line for what was heard"},
        {"> 00\n< 90\natr: 3B\n", "line 3: neither a fact at the head nor sent nor heard"},
        {"hello\n", "line 1: neither a fact at the head nor sent nor heard"},
        {"atr: 3B\natr: 3F\n", "line 2: a fact told twice"},
    };
    for (const Row& row : rows) {
        const auto transcript = parsed(row.text);
        ASSERT_FALSE(transcript) << row.text;
        EXPECT_EQ(transcript.failure().detail.toStdString(), row.why);
    }
    QByteArray endless;
    for (std::size_t i = 0; i <= CardTranscript::exchangesMax; ++i) endless += "> 00\n< 90\n";
    EXPECT_FALSE(CardTranscript::parse(endless));
}

TEST(TranscriptMask, number_becomes_one_of_the_demo_range_everywhere) {
    const char* const standIn = "9999990000000014";
    EXPECT_EQ(maskedAnswer(kPan, "700A5A0812345678901234569000"), std::string("700A5A08") + standIn + "9000");
    EXPECT_EQ(maskedAnswer(kPan, "700C5A0A1234567890123456FFFF9000"), std::string("700C5A0A") + standIn + "FFFF9000");
    // Track 2 keeps expiry and service code; the issuer's own digits go.
    EXPECT_EQ(maskedAnswer(kPan, "701357111234567890123456D3205220123456789F9000"),
              std::string("70135711") + standIn + "D3205220000000000F9000");
    // Where nobody looks for it: packed off the beat, and as text.
    EXPECT_EQ(maskedAnswer(kPan, "DF01098123456789012345689000"), std::string("DF01098") + standIn + "89000");
    EXPECT_EQ(maskedAnswer(kPan, "DF0109A1234567890123456A9000"), std::string("DF0109A") + standIn + "A9000");
    EXPECT_EQ(maskedAnswer(kPan, "DF0210313233343536373839303132333435369000"),
              "DF0210393939393939303030303030303031349000");
}

TEST(TranscriptMask, names_tracks_identity_and_keys_become_filling) {
    EXPECT_EQ(maskedAnswer(kPan, "70075F20044C492F4D9000"), "70075F2004585858589000");
    EXPECT_EQ(maskedAnswer(kPan,
                           "70069F1F03313233"
                           "9000"),
              "70069F1F035858589000");
    EXPECT_EQ(maskedAnswer(kPan,
                           "70069F6103313233"
                           "9000"),
              "70069F61035858589000");
    EXPECT_EQ(maskedAnswer(kPan,
                           "70069F4603A1B2C3"
                           "9000"),
              "70069F46030000009000");
    EXPECT_EQ(maskedAnswer(kPan,
                           "70059303A1B2C3"
                           "9000"),
              "700593030000009000");
    EXPECT_EQ(maskedAnswer(kPan,
                           "70065F2403320531"
                           "9000"),
              "70065F24033205319000")
        << "no holder's word";
}

TEST(TranscriptMask, answer_that_is_no_object_is_withheld) {
    EXPECT_EQ(maskedAnswer(kPan, "70125A089000"), "000000009000");
    EXPECT_EQ(maskedAnswer(kPan, "6A83"), "6A83");
}

TEST(TranscriptMask, demo_card_stays_as_it_is) {
    const auto demo = parsed("> 00B2010C00\n< 700A5A0899999912345678949000\n> 00B2020C00\n< 70075F20044C492F4D9000\n");
    ASSERT_TRUE(demo);
    const MaskedTranscript kept = withoutHolder(*demo);
    EXPECT_EQ(kept.mask, TranscriptMask::NotNeeded);
    EXPECT_EQ(kept.numbers, 0U);
    EXPECT_EQ(kept.transcript.text(), demo->text());
}

TEST(TranscriptMask, card_that_shows_no_number_is_masked_as_any_other) {
    const auto silent = parsed("> 00B2020C00\n< 70075F20044C492F4D9000\n");
    ASSERT_TRUE(silent);
    EXPECT_EQ(withoutHolder(*silent).mask, TranscriptMask::Done);
    EXPECT_FALSE(withoutHolder(*silent).transcript.text().contains("4C492F4D"));
}

TEST(TranscriptMask, second_number_beside_a_demo_number_is_masked) {
    const auto two = parsed("> 01\n< 700A5A0899999912345678949000\n> 02\n< 700A5A0812345678901234569000\n");
    ASSERT_TRUE(two);
    EXPECT_EQ(withoutHolder(*two).numbers, 1U);
    const QByteArray text = withoutHolder(*two).transcript.text();
    EXPECT_TRUE(text.contains("9999991234567894"));
    EXPECT_FALSE(text.contains("1234567890123456"));
}

TEST(TranscriptMask, pin_in_a_command_is_never_kept) {
    const auto verify = parsed("> 0020008008241234FFFFFFFFFF\n< 9000\n");
    ASSERT_TRUE(verify);
    EXPECT_EQ(toHex(withoutHolder(*verify).transcript.exchanges[0].sent).toStdString(), "00200080080000000000000000");
}

}  // namespace evergreen

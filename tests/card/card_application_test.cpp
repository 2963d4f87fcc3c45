#include "kiosk/card/card_application.h"

#include "tests/support/scripted_card_reader.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Bytes hex(const char* text) {
    return fromHex(QString::fromLatin1(text)).value_or(Bytes{});
}

Result<CardApplication> read(ScriptedCardReader& reader) {
    return settled(readCard(reader));
}

/// What reading ends with when the card gives this answer to this command.
FailureCode failureWith(const char* command, const char* answer) {
    ScriptedCardReader reader(ScriptedCard{});
    reader.setAnswer(hex(command), hex(answer));
    const auto card = read(reader);
    if (card.ok()) {
        ADD_FAILURE() << command << " → " << answer << " was accepted";
        return FailureCode::ConfigBad;
    }
    return card.failure().code;
}

constexpr const char* kSelectDebit = "00A4040008A00000033301010100";
constexpr const char* kRecordWithTrack2 = "00B2011400";
constexpr const char* kRecordWithPan = "00B2011C00";

}  // namespace

TEST(ReadCard, directory_leads_to_number_name_and_expiry) {
    ScriptedCardReader reader(ScriptedCard{});
    const auto card = read(reader);
    ASSERT_TRUE(card.ok()) << card.failure().detail.toStdString();
    const CardApplication expected{QStringLiteral("9999990000000000014"),
                                   1,
                                   QStringLiteral("3012"),
                                   QStringLiteral("WANG XIULAN"),
                                   hex("A000000333010101"),
                                   QStringLiteral("PBOC DEBIT")};
    EXPECT_EQ(*card, expected);
    EXPECT_EQ(reader.commands().size(), 8U);
}

TEST(ReadCard, no_directory_falls_back_to_the_known_applications) {
    ScriptedCard scripted;
    scripted.hasDirectory = false;
    scripted.pan = QStringLiteral("9999991234567894");
    ScriptedCardReader reader(scripted);
    const auto card = read(reader);
    ASSERT_TRUE(card.ok()) << card.failure().detail.toStdString();
    EXPECT_EQ(card->pan, scripted.pan);
    EXPECT_EQ(card->label, QStringLiteral("PBOC DEBIT"));
}

TEST(ReadCard, directory_that_makes_no_sense_falls_back_to_the_known_applications) {
    ScriptedCardReader reader(ScriptedCard{});
    reader.setAnswer(hex("00B2010C00"), hex("70 7F 61 9000"));
    EXPECT_TRUE(read(reader).ok());
}

TEST(ReadCard, foreign_application_only_is_unknown) {
    for (const bool hasDirectory : {true, false}) {
        ScriptedCard scripted;
        scripted.isForeign = true;
        scripted.hasDirectory = hasDirectory;
        ScriptedCardReader reader(scripted);
        const auto card = read(reader);
        ASSERT_FALSE(card.ok());
        EXPECT_EQ(card.failure().code, FailureCode::CardUnknown);
    }
}

TEST(ReadCard, card_without_select_is_unknown) {
    EXPECT_EQ(failureWith("00A404000E315041592E5359532E444446303100", "6A81"), FailureCode::CardUnknown);
}

TEST(ReadCard, application_that_refuses_to_start_is_unknown) {
    // Without PDOL the command template is empty, so the command is one that can be scripted.
    ScriptedCardReader reader(ScriptedCard{});
    reader.setAnswer(hex(kSelectDebit), hex("6F0A 8408A000000333010101 9000"));
    reader.setAnswer(hex("80A8000002830000"), hex("6985"));
    const auto card = read(reader);
    ASSERT_FALSE(card.ok());
    EXPECT_EQ(card.failure().code, FailureCode::CardUnknown);
}

TEST(ReadCard, processing_options_of_format_one_are_understood) {
    ScriptedCardReader reader(ScriptedCard{});
    reader.setAnswer(hex(kSelectDebit), hex("6F0A 8408A000000333010101 9000"));
    reader.setAnswer(hex("80A8000002830000"), hex("80 06 7C00 18010100 9000"));
    const auto card = read(reader);
    ASSERT_TRUE(card.ok()) << card.failure().detail.toStdString();
    EXPECT_EQ(card->holderName, QString());
}

TEST(ReadCard, mute_card_is_passed_through) {
    ScriptedCard scripted;
    scripted.isMute = true;
    ScriptedCardReader reader(scripted);
    const auto card = read(reader);
    ASSERT_FALSE(card.ok());
    EXPECT_EQ(card.failure().code, FailureCode::CardMute);
}

TEST(ReadCard, data_that_contradicts_itself_is_damaged) {
    struct Case {
        const char* what;
        const char* command;
        const char* answer;
    };
    const Case cases[] = {
        {"no status word", kRecordWithPan, "90"},
        {"nothing at all", kRecordWithPan, ""},
        {"record missing", kRecordWithPan, "6A83"},
        {"record cut short", kRecordWithPan, "70 20 5A 0A 9999 9000"},
        {"record without template", kRecordWithPan, "5A 01 99 9000"},
        {"card number missing", kRecordWithPan, "70 06 5F2403301231 9000"},
        {"card number too short", kRecordWithPan, "70 0A 5A0299F0 5F2403301231 9000"},
        {"card number with a letter", kRecordWithPan, "70 10 5A08999999B000000014 5F2403301231 9000"},
        {"expiry missing", kRecordWithPan, "70 0C 5A0A9999990000000000014F 9000"},
        {"expiry in month 13", kRecordWithPan, "70 12 5A0A9999990000000000014F 5F2403301331 9000"},
        {"track 2 of another card", kRecordWithTrack2, "70 0C 570A9999990000000022D3012F 9000"},
        {"number given twice", kRecordWithTrack2, "70 0C 5A0A9999990000000000014F 9000"},
        {"another application selected", kSelectDebit, "6F0A 8408A000000333010102 9000"},
        {"no FCI", kSelectDebit, "9000"},
        {"PDOL cut short", kSelectDebit, "6F11 8408A000000333010101 A505 9F38029F1A 9000"},
        {"PDOL longer than a command", kSelectDebit, "6F13 8408A000000333010101 A507 9F3804 9AFF 9CFF 9000"},
    };
    for (const Case& one : cases) EXPECT_EQ(failureWith(one.command, one.answer), FailureCode::CardDamaged) << one.what;
}

TEST(ReadCard, card_pulled_at_any_exchange_ends_as_removed) {
    for (const bool hasDirectory : {true, false}) {
        int exchanges = 0;
        for (bool finished = false; !finished; ++exchanges) {
            ASSERT_LT(exchanges, 100);
            ScriptedCard scripted;
            scripted.hasDirectory = hasDirectory;
            scripted.removedAtApdu = exchanges;
            ScriptedCardReader reader(scripted);
            const auto card = read(reader);
            finished = card.ok();
            if (finished) continue;
            EXPECT_EQ(card.failure().code, FailureCode::CardRemoved) << exchanges;
            EXPECT_EQ(reader.media(), CardReader::Media::NotPresent);
        }
        // powerOn, 8 APDUs (10 without directory), and the round in which the card stays.
        EXPECT_EQ(exchanges, hasDirectory ? 10 : 12);
    }
}

TEST(ReadCard, two_applications_are_taken_in_the_order_of_their_priority) {
    ScriptedCardReader reader(ScriptedCard{});
    reader.setAnswer(hex("00B2010C00"),
                     hex("70 1E 610D 4F08A000000333010102 870102 610D 4F08A000000333010101 870101 9000"));
    const auto card = read(reader);
    ASSERT_TRUE(card.ok()) << card.failure().detail.toStdString();
    EXPECT_EQ(card->aid, hex("A000000333010101"));
    EXPECT_EQ(reader.commands().at(3), hex(kSelectDebit));
}

TEST(CardApplication, masked_number_shows_first_six_and_last_four) {
    CardApplication card;
    card.pan = QStringLiteral("9999990000000000014");
    EXPECT_EQ(card.maskedPan(), QStringLiteral("999999*********0014"));
    card.pan = QStringLiteral("9999990014");
    EXPECT_EQ(card.maskedPan(), QStringLiteral("**********"));
}

}  // namespace evergreen

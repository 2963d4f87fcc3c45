// Every kind of reader with every kind of card: protocols, speeds, long commands and answers, slots.
#include "tests/drivers/ccid/reader_bed.h"

#include <QSignalSpy>

namespace evergreen {

namespace {

struct CardRow {
    const char* name;
    const char* atr;  ///< hexadecimal
};

// ISO 7816-3 §8.2. TA1 95: F 512, D 16.
constexpr CardRow kCards[] = {
    {"t0", "3B680000455645524752454E"}, {"t0_fast", "3B1095"},
    {"t0_specific", "3B90951000"},      {"t1", "3B8081214565"},
    {"t1_fast", "3B9095812145E0"},      {"t1_large_blocks", "3B98958131FE45455645524752454E1C"},
    {"t0_and_t1", "3B80800101"},        {"inverse", "3F00"},
};

std::vector<ReaderProfile> servedProfiles() {
    std::vector<ReaderProfile> served;
    for (const ReaderProfile& profile : ReaderProfile::all()) {
        if (!ccidRefusal(profile.configurationDescriptor())) served.push_back(profile);
    }
    return served;
}

std::unique_ptr<VirtualCard> cardOf(const QString& name, const char* atr) {
    CardFace face = CardFace::load(name).value();
    face.atr = fromHex(QString::fromLatin1(atr)).value();
    return std::make_unique<VirtualCard>(std::move(face));
}

const char* const kT1 = kCards[4].atr;

class EachPair : public testing::TestWithParam<std::tuple<ReaderProfile, CardRow>> {
protected:
    ReaderBed m_bed{std::get<0>(GetParam())};

    void insert() {
        m_bed.device.insert(cardOf(QStringLiteral("mei"), std::get<1>(GetParam()).atr));
        m_bed.notice();
    }
};

void PrintTo(const CardRow& row, std::ostream* to) {
    *to << row.name;
}

/// Says back what it hears, so often that the answer is `answerBytes` long.
void echo(VirtualCard& card, std::size_t answerBytes) {
    card.answerBy([answerBytes](ByteView apdu) -> std::optional<Bytes> {
        if (apdu.size() < 2 || apdu[1] != std::byte{0xD6}) return std::nullopt;
        Bytes answer;
        for (std::size_t i = 0; i < answerBytes; ++i) answer.push_back(apdu[i % apdu.size()]);
        append(answer, bytes({0x90, 0x00}));
        return answer;
    });
}

Bytes longCommand(std::size_t contentBytes) {
    Bytes command = bytes({0x00, 0xD6, 0x00, 0x00, 0x00, static_cast<std::uint8_t>(contentBytes >> 8),
                           static_cast<std::uint8_t>(contentBytes & 0xFF)});
    for (std::size_t i = 0; i < contentBytes; ++i) command.push_back(static_cast<std::byte>(i * 13));
    return command;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Ccid, EachPair,
                         testing::Combine(testing::ValuesIn(servedProfiles()), testing::ValuesIn(kCards)));

TEST_P(EachPair, card_is_read) {
    insert();
    EXPECT_EQ(m_bed.read(), ReaderBed::panOf("mei"));
    EXPECT_EQ(m_bed.read(), ReaderBed::panOf("mei")) << "and once more after another reset";
}

TEST(CardLevels, plain_reader_and_card_meet_at_the_fastest_speed_of_both) {
    ReaderBed bed(ReaderProfile::tpdu());
    bed.device.insert(cardOf(QStringLiteral("mei"), "3B1095"));
    ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
    EXPECT_EQ(bed.device.contacts().speed(), 0x95);
    EXPECT_EQ(toHex(bed.device.firmware().parameters()), QStringLiteral("9500000A00"));
}

TEST(CardLevels, reader_that_makes_the_pps_is_told_what_to_agree_on) {
    ReaderBed bed(ReaderProfile::tpduPps());
    bed.device.insert(cardOf(QStringLiteral("mei"), "3B1095"));
    ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
    EXPECT_EQ(bed.device.contacts().speed(), 0x95);
    EXPECT_EQ(toHex(bed.device.firmware().parameters()), QStringLiteral("9500000A00"));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST(CardLevels, table_of_speeds_and_data_rate_command_are_used) {
    ReaderBed bed(ReaderProfile::tpduRates());
    bed.device.insert(cardOf(QStringLiteral("mei"), kT1));
    ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
    EXPECT_EQ(bed.device.contacts().speed(), 0x94) << "62500 bit/s is the fastest in the table";
    EXPECT_EQ(toHex(bed.device.firmware().rate()), QStringLiteral("A00F000024F40000"));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST(CardLevels, card_that_agrees_to_no_pps_is_reset_and_read_slowly) {
    for (const char* const atr : {"3B1095", kT1}) {
        ReaderBed bed(ReaderProfile::tpdu());
        bed.device.insert(cardOf(QStringLiteral("mei"), atr));
        bed.device.contacts().refusePps(true);
        EXPECT_EQ(bed.read(), ReaderBed::panOf("mei")) << atr;
        EXPECT_EQ(bed.device.contacts().speed(), 0x11);
    }
}

TEST(CardLevels, reader_without_a_wanted_protocol_makes_the_card_speak_the_other) {
    ReaderProfile onlyBlocks = ReaderProfile::tpdu();
    onlyBlocks.protocols = 2;
    ReaderBed bed(onlyBlocks);
    bed.device.insert(cardOf(QStringLiteral("mei"), "3B80800101"));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    EXPECT_EQ(bed.device.contacts().protocol(), 1);
    bed.device.insert(cardOf(QStringLiteral("mei"), "3B00"));
    EXPECT_EQ(bed.read(), QStringLiteral("reader-fault"));
}

TEST(CardLevels, reader_that_knows_no_parameters_command_is_taken_as_it_is) {
    ReaderProfile profile = ReaderProfile::tpdu();
    profile.refusesParameters = true;
    ReaderBed bed(profile);
    bed.device.insert(cardOf(QStringLiteral("mei"), "3B00"));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

// Spec: CCID 1.1 §6.1.4 (wLevelParameter), §6.2.1 (bChainParameter)
TEST(CardLevels, long_commands_and_answers_go_in_pieces) {
    for (const ReaderProfile& profile : {ReaderProfile::extendedApdu(), ReaderProfile::tpdu()}) {
        for (const std::size_t length : {1U, 254U, 255U, 261U, 262U, 600U, 2000U}) {
            SCOPED_TRACE(testing::Message() << profile.name.toStdString() << " " << length);
            ReaderBed bed(profile);
            bed.device.insert(cardOf(QStringLiteral("mei"), kT1));
            echo(*bed.device.card(), length);
            ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
            const Bytes command = longCommand(length);
            const auto answer = bed.run(bed.reader.transmit(command));
            ASSERT_TRUE(*answer) << (*answer).failure().detail.toStdString();
            ASSERT_EQ((*answer)->size(), length + 2);
            for (std::size_t i = 0; i < length; ++i) ASSERT_EQ((**answer)[i], command[i % command.size()]);
        }
    }
}

TEST(CardLevels, extended_command_is_refused_where_it_cannot_go) {
    for (const ReaderProfile& profile : {ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        ReaderBed bed(profile);
        bed.device.insert(cardOf(QStringLiteral("mei"), "3B00"));
        ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
        EXPECT_EQ(bed.run(bed.reader.transmit(longCommand(300)))->failure().code, FailureCode::ReaderFault);
    }
}

TEST(CardLevels, reader_that_chains_although_it_declares_short_apdus_is_understood) {
    ReaderBed bed(ReaderProfile::chaining());
    bed.insert("mei");
    echo(*bed.device.card(), 250);
    ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
    const auto answer = bed.run(bed.reader.transmit(bytes({0x00, 0xD6, 0, 0, 1, 9})));
    ASSERT_TRUE(*answer);
    EXPECT_EQ((*answer)->size(), 252U);
}

TEST(CardLevels, answer_longer_than_a_short_command_allows_is_fetched) {
    ReaderBed bed;
    bed.insert("mei");
    echo(*bed.device.card(), 700);
    ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
    const auto answer = bed.run(bed.reader.transmit(bytes({0x00, 0xD6, 0, 0, 1, 9, 0})));
    ASSERT_TRUE(*answer);
    EXPECT_EQ((*answer)->size(), 702U);
}

// A block is lost or spoilt at any place of a whole reading, behind reader and USB.
TEST(CardLevels, trouble_with_blocks_of_t1_costs_at_most_the_reading) {
    for (const BlockTrouble trouble :
         {BlockTrouble::BadCheck, BlockTrouble::AskAgain, BlockTrouble::WaitLonger, BlockTrouble::SmallerBlock,
          BlockTrouble::Silence, BlockTrouble::GiveUp, BlockTrouble::Forget}) {
        for (int at = 6; at < 40; at += 2) {
            SCOPED_TRACE(testing::Message() << static_cast<int>(trouble) << " at " << at);
            ReaderBed bed(ReaderProfile::tpdu());
            bed.device.insert(cardOf(QStringLiteral("mei"), kT1));
            bed.device.watchTransfers([&](int number) {
                if (number == at) bed.device.contacts().provoke(trouble);
            });
            const QString outcome = bed.read();
            const bool isHeavy = trouble == BlockTrouble::GiveUp || trouble == BlockTrouble::Forget;
            EXPECT_TRUE(outcome == ReaderBed::panOf("mei") || (isHeavy && outcome == QStringLiteral("card-mute")))
                << outcome.toStdString();
            bed.device.watchTransfers({});
            EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
        }
    }
}

TEST(CardLevels, card_is_found_in_any_slot) {
    for (const bool hasInterrupt : {true, false}) {
        ReaderProfile profile = ReaderProfile::twoSlots();
        profile.hasInterrupt = hasInterrupt;
        ReaderBed bed(profile);
        QSignalSpy inserted(&bed.reader, &CardReader::mediaInserted);
        QSignalSpy removed(&bed.reader, &CardReader::mediaRemoved);
        bed.device.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("zhu")).value()), 1);
        bed.notice();
        EXPECT_EQ(inserted.size(), 1);
        EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu"));
        bed.insert("mei");
        EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu")) << "the first card in is the customer's";
        bed.device.remove(1);
        bed.notice();
        bed.notice();
        EXPECT_EQ(removed.size(), 1);
        EXPECT_EQ(inserted.size(), 2);
        EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    }
}

TEST(CardLevels, kinds_that_are_not_served_are_named) {
    for (const ReaderProfile& profile : {ReaderProfile::character(), ReaderProfile::iccd()}) {
        ReaderBed bed(profile);
        EXPECT_EQ(bed.reader.device(), CardReader::Device::NoDevice);
        const auto powered = bed.run(bed.reader.powerOn());
        EXPECT_EQ((*powered).failure().code, FailureCode::ReaderGone);
        EXPECT_FALSE((*powered).failure().detail.isEmpty());
    }
}

}  // namespace evergreen

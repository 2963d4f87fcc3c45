// A whole transaction with the bank: cryptogram, the bank's answer, issuer authentication, the card's last
// word.
#include "drivers/virtual/card_tlv.h"
#include "tests/card/online_bed.h"
#include "tests/drivers/ccid/mutations.h"

namespace evergreen {

// Spec: EMV 4.4 Book 3 §10.9 to §10.11
TEST(OnlineCompletion, bank_and_card_approve_and_the_script_is_obeyed) {
    for (const auto check :
         {CardFace::IssuerCheck::Command, CardFace::IssuerCheck::List, CardFace::IssuerCheck::None}) {
        OnlineBed bed(check);
        EXPECT_EQ(bed.offlineLimit(), "6985");
        const auto report = bed.explain();
        ASSERT_TRUE(report) << report.failure().detail.toStdString();
        EXPECT_TRUE(report->isApproved) << words(*report);
        EXPECT_EQ(report->certificate.size(), 8U);
        EXPECT_NE(report->certificate, report->cryptogram);
        EXPECT_EQ(toHex(report->scriptResults), QStringLiteral("2000000001"));
        EXPECT_EQ(toHex(report->verdict.bytes()), QStringLiteral("0000048800"));
        EXPECT_EQ(bed.offlineLimit(), "9F5801039000");
        EXPECT_EQ(bed.lastOf(0xAE)[2], std::byte{0x40});
        EXPECT_EQ(bed.lastOf(0x82).empty(), check != CardFace::IssuerCheck::Command);
        EXPECT_FALSE(report->steps.join(u' ').contains(bed.reader.card.face().pan));
    }
}

TEST(OnlineCompletion, bank_hears_all_that_the_cryptogram_is_over) {
    OnlineBed bed;
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    const CardObjects& asked = bed.issuer.last.objects;
    EXPECT_EQ(toHex(asked.get(emv::cryptogram)), toHex(report->cryptogram));
    EXPECT_EQ(toHex(asked.get(emv::transactionCounter)), QStringLiteral("0001"));
    EXPECT_EQ(toHex(asked.get(emv::cryptogramInformation)), QStringLiteral("80"));
    EXPECT_EQ(toHex(asked.get(emv::issuerApplicationData)), QStringLiteral("06010A03A00000"));
    EXPECT_EQ(toHex(asked.get(emv::transactionDate)), QStringLiteral("260316"));
    EXPECT_EQ(toHex(asked.get(emv::verificationResults)), QStringLiteral("0000048800"));
    EXPECT_EQ(toHex(asked.get(emv::interchangeProfile)), QStringLiteral("3C00"));
    EXPECT_EQ(asked.get(emv::unpredictableNumber).size(), 4U);
}

TEST(OnlineCompletion, card_approves_nothing_on_a_word_that_is_not_its_banks) {
    for (const auto check : {CardFace::IssuerCheck::Command, CardFace::IssuerCheck::List}) {
        for (const std::size_t at : {std::size_t{0}, std::size_t{3}, std::size_t{5}}) {
            OnlineBed bed(check);
            bed.issuer.change = [at](IssuerAnswer& answer) { answer.authentication[at] ^= std::byte{0x01}; };
            const auto report = bed.explain();
            ASSERT_TRUE(report) << report.failure().detail.toStdString();
            EXPECT_FALSE(report->isApproved) << words(*report);
            const bool isFound = report->verdict.has(Finding::IssuerNotAuthenticated);
            EXPECT_EQ(isFound, check == CardFace::IssuerCheck::Command) << words(*report);
            EXPECT_TRUE(says(*report, "the card declines: AAC"));
        }
    }
}

TEST(OnlineCompletion, answer_without_the_banks_cryptogram_or_of_no_length_is_not_believed) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{17}}) {
        OnlineBed bed;
        bed.issuer.change = [size](IssuerAnswer& answer) { answer.authentication.resize(size); };
        const auto report = bed.explain();
        ASSERT_TRUE(report);
        EXPECT_FALSE(report->isApproved) << size;
        EXPECT_TRUE(bed.lastOf(0x82).empty()) << "nothing of that length is said to a card";
    }
}

TEST(OnlineCompletion, bank_that_declines_is_obeyed) {
    OnlineBed bed;
    bed.issuer.change = [&bed](IssuerAnswer& answer) {
        answer = {QStringLiteral("05"), issuerAuthenticationData(DemoKeys::builtIn(), bed.session(), false), {}};
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->isApproved);
    EXPECT_TRUE(says(*report, "the bank says 05: declined")) << words(*report);
    EXPECT_TRUE(says(*report, "the card knows its bank"));
    EXPECT_EQ(bed.lastOf(0xAE)[2], std::byte{0x00});
    EXPECT_EQ(toHex(ByteView(bed.lastOf(0xAE)).subspan(5, 2)), QStringLiteral("3035")) << "8A in CDOL2";
}

TEST(OnlineCompletion, cryptogram_that_is_not_the_cards_is_declined_by_its_bank) {
    OnlineBed bed;
    bed.reader.spoil = [&bed](Bytes& answer) {
        const bool isFirst = bed.reader.commands.back()[1] == std::byte{0xAE} && bed.issuer.questions == 0;
        if (isFirst) answer[7] ^= std::byte{1};
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_EQ(bed.issuer.questions, 1);
    EXPECT_TRUE(says(*report, "the bank says 05")) << words(*report);
    EXPECT_FALSE(report->isApproved);
    EXPECT_EQ(bed.offlineLimit(), "9F5801019000");
}

TEST(OnlineCompletion, bank_that_does_not_answer_is_told_to_the_card) {
    OnlineBed bed;
    bed.issuer.failure = Failure{FailureCode::BankUnreachable, {}};
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->isApproved);
    EXPECT_TRUE(says(*report, "the bank cannot be asked: bank-unreachable"));
    EXPECT_EQ(toHex(ByteView(bed.lastOf(0xAE)).subspan(5, 2)), QStringLiteral("5A33")) << "Z3 in CDOL2";
    EXPECT_EQ(bed.lastOf(0xAE)[2], std::byte{0x00});
}

TEST(OnlineCompletion, card_that_declines_at_once_leaves_no_question_for_the_bank) {
    OnlineBed bed;
    bed.reader.spoil = [&bed](Bytes& answer) {
        if (bed.reader.commands.back()[1] == std::byte{0xAE}) answer[2] = std::byte{0x00};
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_EQ(bed.issuer.questions, 0);
    EXPECT_FALSE(report->isApproved);
}

TEST(OnlineCompletion, card_may_refuse_what_its_bank_approves) {
    OnlineBed bed;
    bed.reader.spoil = [&bed](Bytes& answer) {
        const bool isSecond = bed.reader.commands.back()[1] == std::byte{0xAE} && bed.issuer.questions == 1;
        if (isSecond) answer[2] = std::byte{0x00};
    };
    const auto report = bed.explain();
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->isApproved);
    EXPECT_TRUE(says(*report, "the bank says 00: approved"));
    EXPECT_TRUE(says(*report, "the card declines"));
}

TEST(OnlineCompletion, card_that_approves_what_its_bank_declines_is_damaged) {
    OnlineBed bed(CardFace::IssuerCheck::None);
    bed.issuer.change = [](IssuerAnswer& answer) { answer.code = QStringLiteral("51"); };
    bed.reader.spoil = [&bed](Bytes& answer) {
        const bool isSecond = bed.reader.commands.back()[1] == std::byte{0xAE} && bed.issuer.questions == 1;
        if (isSecond) answer[2] = std::byte{0x40};
    };
    EXPECT_EQ(bed.explain().failure().code, FailureCode::CardDamaged);
}

TEST(OnlineCompletion, scripts_that_make_no_sense_are_not_said) {
    for (const Bytes& scripts : {bytes({0x71, 0x05, 0x86}), cardTlv(0x73, {}), Bytes(129, std::byte{0x00})}) {
        OnlineBed bed;
        bed.issuer.change = [&scripts](IssuerAnswer& answer) { answer.scripts = scripts; };
        const auto report = bed.explain();
        ASSERT_TRUE(report);
        EXPECT_TRUE(report->isApproved);
        EXPECT_TRUE(report->scriptResults.empty());
        EXPECT_TRUE(report->verdict.has(Finding::ScriptFailedBeforeEnd)) << words(*report);
        EXPECT_EQ(bed.offlineLimit(), "9F5801019000");
    }
}

TEST(OnlineCompletion, hostile_cards_never_crash_and_never_go_on_for_ever) {
    std::mt19937 random(29);
    int told = 0;
    for (int i = 0; i < 300; ++i) {
        OnlineBed bed(i % 2 == 0 ? CardFace::IssuerCheck::Command : CardFace::IssuerCheck::List);
        const std::size_t at = random() % 14 + 1;
        bed.reader.spoil = [&bed, &random, at](Bytes& answer) {
            if (bed.reader.commands.size() == at) answer = mutated(answer, random);
        };
        const auto report = bed.explain();
        ASSERT_LT(bed.reader.commands.size(), 200U);
        told += report ? 1 : 0;
        EXPECT_FALSE(report && report->isApproved && bed.issuer.questions != 1);
    }
    EXPECT_GT(told, 10);
}

TEST(OnlineCompletion, card_pulled_at_any_command_ends_as_removed) {
    OnlineBed whole;
    ASSERT_TRUE(whole.explain());
    const std::size_t all = whole.reader.commands.size();
    ASSERT_GT(all, 12U);
    for (std::size_t at = 0; at < all; ++at) {
        OnlineBed bed;
        bed.reader.removedAt = at;
        const auto report = bed.explain();
        ASSERT_FALSE(report) << at;
        EXPECT_EQ(report.failure().code, FailureCode::CardRemoved) << at;
    }
}

}  // namespace evergreen

#include "drivers/ccid/t0_conversation.h"

#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>
#include <vector>

namespace evergreen {

namespace {

using Framing = T0Conversation::Framing;

struct Round {
    const char* sent;
    const char* answered;
};

struct Script {
    const char* name;
    Framing framing;
    const char* apdu;
    std::vector<Round> rounds;
    const char* response;
};

Bytes hex(const char* text) {
    return fromHex(QString::fromLatin1(text)).value();
}

const Script kScripts[] = {
    {"case 1", Framing::Tpdu, "00700000", {{"0070000000", "9000"}}, "9000"},
    {"case 2, right length", Framing::Tpdu, "00B2010C02", {{"00B2010C02", "01029000"}}, "01029000"},
    {"case 2, wrong length",
     Framing::Tpdu,
     "00B2010C00",
     {{"00B2010C00", "6C02"}, {"00B2010C02", "01029000"}},
     "01029000"},
    {"case 3", Framing::Tpdu, "00D600000155", {{"00D600000155", "9000"}}, "9000"},
    {"case 3, 6C is a status like any other", Framing::Tpdu, "00D600000155", {{"00D600000155", "6C05"}}, "6C05"},
    {"case 4 goes without Le", Framing::Tpdu, "00A4040001AA00", {{"00A4040001AA", "6A82"}}, "6A82"},
    {"case 4, response in two parts, one with another length",
     Framing::Tpdu,
     "00A4040001AA00",
     {{"00A4040001AA", "6102"}, {"00C0000002", "01026101"}, {"00C0000001", "6C03"}, {"00C0000003", "0304059000"}},
     "01020304059000"},
    {"APDU goes whole", Framing::Apdu, "00A4040001AA00", {{"00A4040001AA00", "01029000"}}, "01029000"},
    {"APDU level, card's 6C comes through",
     Framing::Apdu,
     "00A4040001AA00",
     {{"00A4040001AA00", "6C07"}, {"00A4040001AA07", "9000"}},
     "9000"},
    {"APDU level, card's 61 comes through",
     Framing::Apdu,
     "00A4040001AA00",
     {{"00A4040001AA00", "6102"}, {"00C0000002", "01029000"}},
     "01029000"},
    {"6C with data is a status", Framing::Apdu, "00B2010C00", {{"00B2010C00", "016C07"}}, "016C07"},
};

}  // namespace

// Spec: ISO 7816-3 §12.2
TEST(T0Conversation, scripts_are_followed) {
    for (const Script& script : kScripts) {
        SCOPED_TRACE(script.name);
        auto conversation = T0Conversation::begin(hex(script.apdu), script.framing);
        ASSERT_TRUE(conversation);
        std::size_t said = 0;
        for (const Round& round : script.rounds) {
            ASSERT_EQ(toHex(conversation->next()), QString::fromLatin1(round.sent));
            const auto isWhole = conversation->hear(hex(round.answered));
            ASSERT_TRUE(isWhole);
            ASSERT_EQ(*isWhole, ++said == script.rounds.size());
        }
        EXPECT_EQ(toHex(conversation->response()), QString::fromLatin1(script.response));
    }
}

TEST(T0Conversation, what_is_no_short_apdu_is_refused) {
    for (const char* const apdu :
         {"", "00A404", "00A4040002AA", "00A4040001AA0000", "00B2010C000100", "00A404000000"}) {
        EXPECT_EQ(T0Conversation::begin(hex(apdu), Framing::Apdu).failure().code, FailureCode::ReaderFault) << apdu;
    }
}

TEST(T0Conversation, answer_without_status_and_answer_without_end_are_mute) {
    auto conversation = T0Conversation::begin(hex("00B2010C00"), Framing::Tpdu);
    EXPECT_EQ(conversation->hear(hex("90")).failure().code, FailureCode::CardMute);
    for (const char* const answer : {"6C01", "6101", "AABB61FF"}) {
        auto endless = T0Conversation::begin(hex("00B2010C00"), Framing::Tpdu);
        int rounds = 0;
        for (;; ++rounds) {
            ASSERT_LE(rounds, T0Conversation::roundsMax);
            const auto isWhole = endless->hear(hex(answer));
            if (!isWhole) break;
            ASSERT_FALSE(*isWhole);
        }
        EXPECT_EQ(rounds, T0Conversation::roundsMax - 1);
    }
}

TEST(T0Conversation, mutated_commands_and_answers_never_crash) {
    std::mt19937 random(14);
    for (int i = 0; i < kMutations; ++i) {
        const auto framing = i % 2 == 0 ? Framing::Tpdu : Framing::Apdu;
        auto conversation = T0Conversation::begin(mutated(hex("00A4040003AABBCC00"), random), framing);
        if (!conversation) continue;
        for (int round = 0; round < 3; ++round) {
            ASSERT_LE(conversation->next().size(), 261U);
            const auto isWhole = conversation->hear(mutated(hex("01026103"), random));
            if (!isWhole || *isWhole) break;
        }
    }
}

}  // namespace evergreen

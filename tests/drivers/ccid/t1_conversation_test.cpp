// T=1 against a card with its own reading of ISO 7816-3: lengths both ways, and each trouble at each block.
#include "drivers/ccid/t1_conversation.h"

#include "drivers/virtual/card_contacts.h"
#include "tests/drivers/ccid/mutations.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

/// ISO 7816-3 §8.2: T=1, IFSC 32, LRC.
const Bytes kAtrT1 = bytes({0x3B, 0x90, 0x95, 0x81, 0x21, 0x45, 0x60});

Bytes commandOf(std::size_t contentBytes) {
    Bytes command = bytes({0x00, 0xD6, 0x00, 0x00, 0x00});
    command.push_back(static_cast<std::byte>(contentBytes >> 8));
    command.push_back(static_cast<std::byte>(contentBytes & 0xFF));
    for (std::size_t i = 0; i < contentBytes; ++i) command.push_back(static_cast<std::byte>(i * 7));
    return command;
}

/// A card that says back what it hears, backwards.
struct Bed {
    CardContacts card;
    T1Conversation conversation{{.cardBlockBytes = 32, .ownBlockBytes = 32}};
    int exchanges = 0;

    Bed() : card(std::make_unique<VirtualCard>(faceOfT1())) {
        card.card().answerBy([](ByteView apdu) {
            Bytes answer(apdu.rbegin(), apdu.rend());
            append(answer, bytes({0x90, 0x00}));
            return std::optional(answer);
        });
        card.reset();
    }

    static CardFace faceOfT1() {
        CardFace face = CardFace::load(QStringLiteral("mei")).value();
        face.atr = kAtrT1;
        return face;
    }

    /// The response, or the failure's detail.
    Result<Bytes> run() {
        for (;;) {
            ++exchanges;
            const Bytes answer = card.hear(conversation.next());
            const auto isWhole = conversation.hear(answer);
            if (!isWhole) return isWhole.failure();
            if (*isWhole) return conversation.response();
        }
    }

    Result<Bytes> ask(const Bytes& command) {
        conversation.begin(command);
        return run();
    }
};

Bytes answerTo(const Bytes& command) {
    Bytes answer(command.rbegin(), command.rend());
    append(answer, bytes({0x90, 0x00}));
    return answer;
}

struct TroubleRow {
    BlockTrouble trouble;
    int count;
    bool isSurvived;
};

}  // namespace

// Spec: ISO 7816-3 §11.6.2.3, rules 2 and 5
TEST(T1Conversation, commands_and_responses_of_any_length_are_chained) {
    for (const std::size_t length :
         {0U, 1U, 24U, 25U, 26U, 31U, 32U, 33U, 57U, 63U, 64U, 65U, 255U, 256U, 600U, 3000U}) {
        Bed bed;
        const Bytes command = commandOf(length);
        const auto first = bed.ask(command);
        ASSERT_TRUE(first) << length << ": " << first.failure().detail.toStdString();
        EXPECT_EQ(*first, answerTo(command)) << length;
        EXPECT_EQ(*bed.ask(commandOf(3)), answerTo(commandOf(3))) << "numbers go on after " << length;
        EXPECT_EQ(bed.card.commandCount(), 2);
    }
}

// Spec: ISO 7816-3 §11.4.2
TEST(T1Conversation, agreed_block_size_makes_fewer_blocks) {
    Bed small;
    ASSERT_TRUE(small.ask(commandOf(600)));
    Bed large;
    large.conversation = T1Conversation({.cardBlockBytes = 254, .ownBlockBytes = 254});
    large.conversation.beginSizes();
    ASSERT_TRUE(large.run());
    EXPECT_EQ(*large.ask(commandOf(600)), answerTo(commandOf(600)));
    EXPECT_LT(large.exchanges, small.exchanges / 3);
}

// Spec: ISO 7816-3 §11.6.3.2: one trouble at any block costs the card no second command and the host no byte.
TEST(T1Conversation, trouble_at_any_block_is_survived_or_told_and_the_next_command_works) {
    const TroubleRow rows[] = {
        {BlockTrouble::BadCheck, 1, true}, {BlockTrouble::BadCheck, 2, true},   {BlockTrouble::AskAgain, 1, true},
        {BlockTrouble::AskAgain, 2, true}, {BlockTrouble::WaitLonger, 1, true}, {BlockTrouble::SmallerBlock, 1, true},
        {BlockTrouble::Silence, 1, true},  {BlockTrouble::Silence, 2, true},    {BlockTrouble::GiveUp, 1, false},
        {BlockTrouble::Forget, 1, false},  {BlockTrouble::BadCheck, 5, false},  {BlockTrouble::Silence, 4, false},
    };
    const Bytes command = commandOf(120);
    for (const TroubleRow& row : rows) {
        Bed plain;
        ASSERT_TRUE(plain.ask(command));
        for (int at = 0; at < plain.exchanges; ++at) {
            SCOPED_TRACE(testing::Message()
                         << "trouble " << static_cast<int>(row.trouble) << " × " << row.count << " at block " << at);
            Bed bed;
            bed.conversation.begin(command);
            Result<bool> isWhole = false;
            for (int block = 0; isWhole && !*isWhole; ++block) {
                ASSERT_LT(block, 200);
                if (block == at) bed.card.provoke(row.trouble, row.count);
                isWhole = bed.conversation.hear(bed.card.hear(bed.conversation.next()));
            }
            ASSERT_EQ(isWhole.ok(), row.isSurvived);
            if (isWhole) {
                EXPECT_EQ(bed.conversation.response(), answerTo(command));
            } else {
                EXPECT_EQ(isWhole.failure().code, FailureCode::CardMute);
            }
            EXPECT_LE(bed.card.commandCount(), 1);
            const auto next = bed.ask(commandOf(40));
            ASSERT_TRUE(next) << next.failure().detail.toStdString();
            EXPECT_EQ(*next, answerTo(commandOf(40)));
        }
    }
}

// Spec: ISO 7816-3 §11.6.2.3, rule 3
TEST(T1Conversation, card_that_wants_time_gets_it_for_one_answer) {
    Bed bed;
    bed.card.provoke(BlockTrouble::WaitLonger);
    bed.conversation.begin(commandOf(1));
    ASSERT_FALSE(*bed.conversation.hear(bed.card.hear(bed.conversation.next())));
    EXPECT_EQ(bed.conversation.waitingTimes(), 5);
    ASSERT_TRUE(*bed.conversation.hear(bed.card.hear(bed.conversation.next())));
    bed.conversation.begin(commandOf(1));
    EXPECT_EQ(bed.conversation.waitingTimes(), 0);
}

// Rule 6.3: a resynchronised card takes blocks of its first size again.
TEST(T1Conversation, resynchronising_brings_the_first_block_size_back) {
    constexpr std::size_t frameBytes = 4;
    Bed bed;
    bed.card.provoke(BlockTrouble::SmallerBlock);
    ASSERT_TRUE(bed.ask(commandOf(120)));
    bed.conversation.begin(commandOf(120));
    EXPECT_EQ(bed.conversation.next().size(), 16 + frameBytes);
    bed.card.provoke(BlockTrouble::Forget);
    EXPECT_FALSE(bed.run());
    bed.conversation.begin(commandOf(120));
    EXPECT_EQ(bed.conversation.next().size(), 32 + frameBytes);
    EXPECT_EQ(*bed.run(), answerTo(commandOf(120)));
}

// Rule 6.4: who does not come back must be reset, and is asked nothing more.
TEST(T1Conversation, card_that_stays_silent_is_lost_after_a_bounded_number_of_tries) {
    Bed bed;
    bed.card.provoke(BlockTrouble::Silence, 1000);
    T1Conversation conversation({});
    conversation.begin(commandOf(4));
    int exchanges = 0;
    Result<bool> isWhole = false;
    while (isWhole && !*isWhole) {
        ASSERT_LT(++exchanges, 20);
        isWhole = conversation.hear({});
    }
    EXPECT_TRUE(conversation.isLost());
    conversation.begin(commandOf(4));
    EXPECT_FALSE(conversation.hear({}));
}

TEST(T1Conversation, card_that_asks_for_time_without_end_is_lost) {
    T1Conversation conversation({});
    conversation.begin(commandOf(4));
    const t1::Block wait{
        .kind = t1::Block::Kind::Request, .supervisory = t1::Supervisory::WaitingTime, .content = bytes({1})};
    const Bytes raw = t1::encode(wait, t1::Check::Lrc);
    int exchanges = 0;
    while (conversation.hear(raw)) ASSERT_LE(++exchanges, T1Conversation::roundsMax);
    EXPECT_TRUE(conversation.isLost());
}

TEST(T1Conversation, hostile_blocks_never_crash_and_always_end) {
    std::mt19937 random(17);
    const Bytes good = t1::encode({.number = 0, .hasMore = true, .content = Bytes(20)}, t1::Check::Lrc);
    for (int i = 0; i < kMutations / 10; ++i) {
        T1Conversation conversation({});
        conversation.begin(commandOf(40));
        int exchanges = 0;
        for (Result<bool> isWhole = false; isWhole && !*isWhole;) {
            ASSERT_LE(++exchanges, T1Conversation::roundsMax + 1);
            Bytes hostile = mutated(good, random);
            if (hostile.size() > 4 && random() % 2 == 0) {  // most would fail by their check alone
                hostile.back() = std::byte{0};
                for (std::size_t at = 0; at + 1 < hostile.size(); ++at) hostile.back() ^= hostile[at];
            }
            isWhole = conversation.hear(hostile);
        }
        ASSERT_LE(conversation.response().size(), T1Conversation::responseBytesMax);
    }
}

}  // namespace evergreen

// Keypads of readers that carry TPDUs: the same PINs, with what T=0 and T=1 want of the host around them.
#include "tests/drivers/ccid/keypad_bed.h"

namespace evergreen {

namespace {

using End = KeypadAnswer::End;

const KeypadAnswer kDone{End::Answered, 0x9000};
constexpr const char* kT1 = "3B9095812145E0";
// TA3 is 10: blocks of 16 bytes.
constexpr const char* kT1SmallBlocks = "3B8081111000";

class KeypadTpdu : public Keypad {
protected:
    KeypadTpdu() : Keypad(ReaderProfile::keypadTpdu()) {}

    void putInT1(const char* atr = kT1) {
        CardFace face = CardFace::load(QStringLiteral("demo-pin")).value();
        face.atr = fromHex(QString::fromLatin1(atr)).value();
        putIn(std::move(face));
    }
    /// What the card says to VERIFY, and how often it heard one.
    void cardSays(const Bytes& answer) {
        bed.device.card()->answerBy([this, answer](ByteView apdu) -> std::optional<Bytes> {
            if (apdu.size() < 2 || apdu[1] != std::byte{0x20}) return std::nullopt;
            ++m_heard;
            return answer;
        });
    }

    int m_heard = 0;
};

}  // namespace

TEST_F(KeypadTpdu, right_wrong_and_new_pins_with_t0) {
    holderDoes({types("654321"), types("123456"), types("123456"), types("2468"), types("2468"), types("2468")});
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C2}));
    EXPECT_EQ(verify().value(), kDone);
    EXPECT_EQ(change().value(), kDone);
    EXPECT_EQ(verify().value(), kDone);
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
}

// The block's number is the host's to count: four PINs with other commands between them.
TEST_F(KeypadTpdu, right_wrong_and_new_pins_with_t1) {
    putInT1();
    holderDoes({types("654321"), types("123456"), types("123456"), types("2468"), types("2468"), types("2468")});
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C2}));
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701029000"));
    EXPECT_EQ(verify().value(), kDone);
    EXPECT_EQ(change().value(), kDone);
    EXPECT_EQ(verify().value(), kDone);
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
}

TEST_F(KeypadTpdu, typing_that_came_to_nothing_leaves_the_blocks_numbers_as_they_were) {
    putInT1();
    holderDoes({[this] { bed.device.cancelPin(); }, types("12"), types("123456")});
    EXPECT_EQ(verify()->end, End::Cancelled);
    EXPECT_EQ(verify()->end, End::TooShort);
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
    EXPECT_EQ(verify().value(), kDone);
}

// ISO 7816-3 §12.2: 61xx is followed by GET RESPONSE, which holds no PIN.
TEST_F(KeypadTpdu, answer_that_waits_to_be_fetched_is_fetched_with_t0) {
    cardSays(bytes({0xDF, 0x01, 0x01, 0x07, 0x90, 0x00}));
    holderDoes({types("123456")});
    EXPECT_EQ(verify().value(), kDone);
    EXPECT_EQ(m_heard, 1);
}

// 6Cxx would have the same command said again, and it is not here.
TEST_F(KeypadTpdu, other_length_is_told_and_the_pin_not_said_again_with_t0) {
    cardSays(bytes({0x6C, 0x05}));
    holderDoes({types("123456")});
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x6C05}));
    EXPECT_EQ(m_heard, 1);
}

TEST_F(KeypadTpdu, card_that_wants_time_or_spoils_its_answer_is_heard_with_t1) {
    for (const BlockTrouble trouble : {BlockTrouble::WaitLonger, BlockTrouble::BadCheck}) {
        putInT1();
        bed.device.contacts().provoke(trouble);
        const int before = bed.device.contacts().commandCount();
        holderDoes({types("123456")});
        EXPECT_EQ(verify().value(), kDone);
        EXPECT_EQ(bed.device.contacts().commandCount(), before + 1) << "the PIN came to it once";
        EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
    }
}

// What the host has is a VERIFY of no PIN: said again it would cost a try.
TEST_F(KeypadTpdu, card_that_wants_the_block_again_gets_none_and_must_be_powered) {
    putInT1();
    const int before = bed.device.contacts().commandCount();
    bed.device.contacts().provoke(BlockTrouble::AskAgain);
    holderDoes({types("123456")});
    EXPECT_EQ(verify().failure().code, FailureCode::CardMute);
    EXPECT_EQ(bed.device.contacts().commandCount(), before);
    EXPECT_FALSE(bed.run(bed.reader.transmit(bytes({0x80, 0xCA, 0x9F, 0x17, 0x00})))->ok());
    EXPECT_EQ(bed.read(), ReaderBed::panOf("demo-pin"));
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
}

TEST_F(KeypadTpdu, pin_command_longer_than_the_cards_blocks_is_refused_before_anybody_types) {
    putInT1(kT1SmallBlocks);
    const auto refused = change();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.failure().code, FailureCode::ReaderFault);
    EXPECT_TRUE(refused.failure().detail.contains(QLatin1String("too small")))
        << refused.failure().detail.toStdString();
    EXPECT_FALSE(bed.device.firmware().asksPin());
    holderDoes({types("123456")});
    EXPECT_EQ(verify().value(), kDone) << "that one fits, and the reader serves on";
}

}  // namespace evergreen

// A new PIN by the reader's own keypad: the old one, and the new one twice.
#include "drivers/ccid/ccid_message.h"
#include "drivers/tools/recording_card_reader.h"
#include "tests/drivers/ccid/keypad_bed.h"
#include "tests/drivers/ccid/pin_watch.h"

namespace evergreen {

namespace {

using End = KeypadAnswer::End;
using std::chrono::seconds;

const KeypadAnswer kDone{End::Answered, 0x9000};

}  // namespace

// Spec: CCID 1.1 §6.1.11.7; ISO 7816-4 §11.5.7
TEST(KeypadChangeCommand, change_is_laid_out_as_the_standard_says) {
    const auto command =
        ccid::changePin({.seconds = 30, .digitsMin = 4, .digitsMax = 12, .blockPrologue = {0, 0x40, 21}});
    EXPECT_EQ(toHex(ccid::encode(command, 0, 9)),
              QStringLiteral("69290000000009000000") + QStringLiteral("011E89470400080C0403020304080001020040") +
                  QStringLiteral("15") + QStringLiteral("002400801020FFFFFFFFFFFFFF20FFFFFFFFFFFFFF"));
    EXPECT_EQ(command.replyType(), ccid::MessageType::DataBlock);
    EXPECT_FALSE(command.isRepeatable()) << "a PIN try is never spent twice";
}

TEST_F(Keypad, new_pin_holds_and_the_old_one_no_longer) {
    EXPECT_TRUE(bed.reader.hasKeypad(PinTask::Change));
    holderDoes({types("123456"), types("24681357"), types("24681357"), types("123456"), types("24681357")});
    EXPECT_EQ(change().value(), kDone);
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C2}));
    EXPECT_EQ(verify().value(), kDone);
}

TEST_F(Keypad, new_pin_typed_differently_or_short_changes_nothing_and_costs_no_try) {
    holderDoes({types("123456"), types("2468"), types("2469"),        //
                types("123456"), types("246"),                        //
                types("123456"), [this] { bed.device.cancelPin(); },  //
                types("123456"), types("2468"), [] {}});
    EXPECT_EQ(change()->end, End::Different);
    EXPECT_EQ(change()->end, End::TooShort);
    EXPECT_EQ(change()->end, End::Cancelled);
    EXPECT_EQ(change()->end, End::TimeOver);
    EXPECT_EQ(triesLeft(), QStringLiteral("9F1701039000"));
    holderDoes({types("123456")});
    EXPECT_EQ(verify().value(), kDone) << "still the old one";
}

TEST_F(Keypad, wrong_old_pin_is_counted_and_changes_nothing) {
    holderDoes({types("111111"), types("2468"), types("2468"), types("123456")});
    EXPECT_EQ(change().value(), (KeypadAnswer{End::Answered, 0x63C2}));
    EXPECT_EQ(verify().value(), kDone);
}

// Each of the three has the whole time: more together than any other command may take.
TEST_F(Keypad, slow_holder_has_the_time_for_all_three) {
    const auto slowly = [this](const char* digits) {
        return [this, digits] { m_late.push_back(bed.clock.alarm(seconds(27), [this, digits] { types(digits)(); })); };
    };
    holderDoes({slowly("123456")});
    m_late.push_back(bed.clock.alarm(seconds(56), [this] { types("2468")(); }));
    m_late.push_back(bed.clock.alarm(seconds(84), [this] { types("2468")(); }));
    EXPECT_EQ(change().value(), kDone);
}

TEST_F(Keypad, neither_pin_of_a_change_comes_over_the_cable_or_into_log_and_transcript) {
    const PinWatch watch(bed.bus);
    RecordingCardReader recording(bed.reader);
    holderDoes({types("123456"), types("24681357"), types("24681357")});
    EXPECT_EQ(bed.run(recording.askPin(PinTask::Change, seconds(30))).value().value(), kDone);
    ASSERT_TRUE(watch.hasHeard());
    const QString told = QString::fromUtf8(recording.transcript().text());
    for (const auto& digits : {QStringLiteral("123456"), QStringLiteral("24681357")}) {
        EXPECT_EQ(watch.placesOf(digits), QStringList()) << digits.toStdString();
        EXPECT_FALSE(PinWatch::holds(told, digits)) << digits.toStdString();
    }
}

TEST(KeypadChangeList, reader_that_can_only_verify_is_not_asked_to_change) {
    ReaderProfile plain = ReaderProfile::keypad();
    plain.pinSupport = 1;
    ReaderBed bed(plain);
    bed.insert("demo-pin");
    ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
    EXPECT_TRUE(bed.reader.hasKeypad(PinTask::Verify));
    EXPECT_FALSE(bed.reader.hasKeypad(PinTask::Change));
    EXPECT_EQ(bed.run(bed.reader.askPin(PinTask::Change, seconds(30)))->failure().code, FailureCode::ReaderFault);
    EXPECT_FALSE(bed.device.firmware().asksPin());
}

}  // namespace evergreen

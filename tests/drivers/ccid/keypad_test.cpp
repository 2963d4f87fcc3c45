// A PIN on the reader's own keypad: from the keys to the card, and to nobody else.
#include "drivers/ccid/ccid_message.h"
#include "drivers/tools/recording_card_reader.h"
#include "tests/drivers/ccid/keypad_bed.h"
#include "tests/drivers/ccid/pin_watch.h"

namespace evergreen {

namespace {

using End = KeypadAnswer::End;
using std::chrono::seconds;

}  // namespace

// Spec: CCID 1.1 §6.1.11; EMV 4.4 Book 3 §6.5.12: no digit is in what the host says.
TEST(KeypadCommand, verification_is_laid_out_as_the_standard_says) {
    const auto command = ccid::verifyPin({.seconds = 30, .digitsMin = 4, .digitsMax = 12});
    EXPECT_EQ(toHex(ccid::encode(command, 1, 9)),
              QStringLiteral("691C0000000109000000001E8947040C0402FF0408000000000020008008") +
                  QStringLiteral("20FFFFFFFFFFFFFF"));
    EXPECT_EQ(command.replyType(), ccid::MessageType::DataBlock);
    EXPECT_FALSE(command.isRepeatable()) << "a PIN try is never spent twice";
}

TEST_F(Keypad, right_and_wrong_pins_are_the_cards_word) {
    EXPECT_TRUE(bed.reader.hasKeypad(PinTask::Verify));
    holderDoes({types("123456"), types("654321"), types("1234"), types("123456789012"), types("123456")});
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x9000}));
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C2}));
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C1}));
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x63C0}));
    EXPECT_EQ(verify().value(), (KeypadAnswer{End::Answered, 0x6983})) << "also with the right one";
}

TEST_F(Keypad, cancelled_late_and_short_typing_asks_the_card_nothing) {
    holderDoes({[this] { bed.device.cancelPin(); }, types("12"), [] {}});
    EXPECT_EQ(verify()->end, End::Cancelled);
    EXPECT_EQ(verify()->end, End::TooShort);
    EXPECT_EQ(verify()->end, End::TimeOver);
    EXPECT_EQ(toHex(*bed.run(bed.reader.transmit(bytes({0x80, 0xCA, 0x9F, 0x17, 0x00}))).value()),
              QStringLiteral("9F1701039000"))
        << "all tries are left, and the reader serves on";
}

TEST_F(Keypad, card_or_reader_that_leaves_while_typing_is_told) {
    holderDoes({[this] { bed.device.remove(); }});
    EXPECT_EQ(verify().failure().code, FailureCode::CardRemoved);
    EXPECT_FALSE(bed.device.typePin(QStringLiteral("123456"))) << "nobody asks any more";
    bed.insert("demo-pin");
    ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
    holderDoes({[this] { bed.device.unplug(); }});
    EXPECT_EQ(verify().failure().code, FailureCode::ReaderGone);
}

TEST_F(Keypad, silent_keypad_is_given_up_and_the_card_powered_anew) {
    bed.device.provoke(ReaderTrouble::Silence);
    EXPECT_EQ(verify().failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(bed.run(bed.reader.transmit(bytes({0x80, 0xCA, 0x9F, 0x17, 0x00})))->ok(), false)
        << "nobody knows what became of the PIN";
    EXPECT_EQ(bed.read(), ReaderBed::panOf("demo-pin"));
}

TEST(KeypadList, reader_that_only_says_that_it_has_a_keypad_is_not_believed) {
    ReaderProfile boasting = ReaderProfile::keypad();
    boasting.productId = 0xE0FF;
    for (const ReaderProfile& profile : {boasting, ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        ReaderBed bed(profile);
        bed.insert("demo-pin");
        ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
        EXPECT_FALSE(bed.reader.hasKeypad(PinTask::Verify)) << profile.name.toStdString();
        EXPECT_EQ(bed.run(bed.reader.askPin(PinTask::Verify, seconds(30)))->failure().code, FailureCode::ReaderFault);
        EXPECT_FALSE(bed.device.firmware().asksPin());
    }
}

// Spec: EMV 4.4 Book 3 §10.5.1
TEST_F(Keypad, card_that_wants_it_knows_its_holder_by_the_keypad) {
    holderDoes({types("111111"), types("1"), types("123456")});
    const auto report = explain();
    ASSERT_TRUE(report) << report.failure().detail.toStdString();
    const QString steps = report->steps.join(u'\n');
    for (const char* const words : {"wrong PIN, 2 tries left", "too few digits", "a PIN that the card has checked"}) {
        EXPECT_TRUE(steps.contains(QLatin1String(words))) << words << steps.toStdString();
    }
    EXPECT_EQ(toHex(report->verdict.bytes()), QStringLiteral("0000008800"));
}

TEST_F(Keypad, pin_comes_neither_over_the_cable_nor_into_log_report_and_transcript) {
    const PinWatch watch(bed.bus);
    RecordingCardReader recording(bed.reader);
    holderDoes({types("654321"), types("123456")});
    const auto report = explain(recording);
    ASSERT_TRUE(report) << report.failure().detail.toStdString();
    ASSERT_EQ(toHex(report->verdict.bytes()), QStringLiteral("0000008800")) << "the card has checked the right one";
    ASSERT_TRUE(watch.hasHeard());
    const QString told = report->steps.join(u'\n') + QString::fromUtf8(recording.transcript().text());
    for (const auto& digits : {QStringLiteral("654321"), QStringLiteral("123456")}) {
        EXPECT_EQ(watch.placesOf(digits), QStringList()) << digits.toStdString();
        EXPECT_FALSE(PinWatch::holds(told, digits)) << digits.toStdString();
    }
}

// So it is seen that the test before could fail; and of what such a reader tells the driver makes nothing.
TEST(KeypadThatTells, pin_is_seen_on_the_cable_and_goes_no_further) {
    ReaderProfile telling = ReaderProfile::keypad();
    telling.tellsPin = true;
    ReaderBed bed(telling);
    const PinWatch watch(bed.bus);
    bed.insert("demo-pin");
    ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
    const auto typing = bed.clock.alarm(seconds(2), [&bed] { bed.device.typePin(QStringLiteral("123456")); });
    const auto answer = bed.run(bed.reader.askPin(PinTask::Verify, seconds(30))).value();
    ASSERT_FALSE(answer);
    EXPECT_EQ(watch.placesOf(QStringLiteral("123456")), QStringList(QStringLiteral("wire")));
    EXPECT_FALSE(PinWatch::holds(answer.failure().detail, QStringLiteral("123456")));
}

TEST_F(Keypad, next_way_of_the_cards_list_follows_a_keypad_that_failed) {
    holderDoes({[this] { bed.device.cancelPin(); }});
    auto report = explain();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->verdict.has(Finding::PinNotEntered));
    EXPECT_TRUE(report->verdict.has(Finding::OnlinePinEntered));
    holderDoes({types("1111"), types("1111"), types("1111")});
    report = explain();
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->verdict.has(Finding::PinTriesOver));
    EXPECT_TRUE(report->verdict.has(Finding::OnlinePinEntered));
}

TEST_F(Keypad, where_nobody_stands_to_type_the_bank_checks_the_pin) {
    const auto report = explain(false);
    ASSERT_TRUE(report);
    EXPECT_EQ(toHex(report->verdict.bytes()), QStringLiteral("0000048800"));
}

}  // namespace evergreen

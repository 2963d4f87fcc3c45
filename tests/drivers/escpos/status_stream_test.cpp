#include "drivers/escpos/status_stream.h"

#include <gtest/gtest.h>
#include <random>

namespace evergreen {

namespace {

void feed(StatusStream& stream, const char16_t* hex) {
    stream.feed(fromHex(QStringView(hex)).value());
}

}  // namespace

// Spec: ESC/POS, GS a
TEST(StatusStream, automatic_status_tells_everything_in_four_bytes) {
    StatusStream stream;
    feed(stream, u"38 00 0F 0F");
    EXPECT_EQ(stream.status(),
              (PrinterStatus{.isOffline = true, .isCoverOpen = true, .isPaperLow = true, .isPaperOut = true}));
    feed(stream, u"18 08 00 0F");
    EXPECT_EQ(stream.status(), (PrinterStatus{.isOffline = true, .isCutterJammed = true}));
    feed(stream, u"10 00 03 0F");
    EXPECT_EQ(stream.status(), (PrinterStatus{.isPaperLow = true}));
    feed(stream, u"18 64 00 0F");
    EXPECT_EQ(stream.status(),
              (PrinterStatus{.isOffline = true, .isMechanismJammed = true, .isBroken = true, .isOverheated = true}));
}

// Spec: ESC/POS, DLE EOT
TEST(StatusStream, answers_are_taken_in_the_order_asked) {
    StatusStream stream;
    stream.expectAnswers();
    feed(stream, u"1A 16 1A");
    EXPECT_FALSE(stream.hasAllAnswers());
    feed(stream, u"7E");
    EXPECT_TRUE(stream.hasAllAnswers());
    EXPECT_EQ(
        stream.status(),
        (PrinterStatus{
            .isOffline = true, .isCoverOpen = true, .isPaperLow = true, .isPaperOut = true, .isCutterJammed = true}));
}

TEST(StatusStream, good_answers_clear_what_bad_ones_told) {
    StatusStream stream;
    feed(stream, u"38 08 0F 0F");
    stream.expectAnswers();
    feed(stream, u"12 12 12 12");
    EXPECT_EQ(stream.status(), PrinterStatus());
}

TEST(StatusStream, answer_between_the_bytes_of_an_automatic_status_disturbs_neither) {
    StatusStream stream;
    stream.expectAnswers();
    feed(stream, u"10 00 12 03 0F 12 12 1E");
    EXPECT_TRUE(stream.hasAllAnswers());
    EXPECT_TRUE(stream.status().isPaperLow);
}

TEST(StatusStream, answers_nobody_asked_for_are_passed_over) {
    StatusStream stream;
    feed(stream, u"1A 16 1A 7E");
    EXPECT_EQ(stream.status(), PrinterStatus());
}

TEST(StatusStream, done_is_the_lone_byte_and_not_the_rest_of_an_automatic_status) {
    StatusStream stream;
    stream.expectDone();
    feed(stream, u"10 00 00 0F");
    EXPECT_FALSE(stream.isDone());
    feed(stream, u"00");
    EXPECT_TRUE(stream.isDone());
}

TEST(StatusStream, flow_control_and_noise_change_nothing) {
    StatusStream stream;
    stream.expectDone();
    stream.expectAnswers();
    feed(stream, u"11 13 FF 80 91");
    EXPECT_FALSE(stream.isDone());
    EXPECT_FALSE(stream.hasAllAnswers());
    EXPECT_EQ(stream.status(), PrinterStatus());
}

TEST(StatusStream, interrupted_automatic_status_does_not_swallow_the_next) {
    StatusStream stream;
    feed(stream, u"10 00 18 00 0C 0F");
    EXPECT_TRUE(stream.status().isPaperOut);
}

TEST(StatusStream, any_bytes_at_all_are_taken_without_harm) {
    std::mt19937 random(7);
    StatusStream stream;
    for (int i = 0; i < 100'000; ++i) {
        if (i % 97 == 0) stream.expectAnswers();
        if (i % 89 == 0) stream.expectDone();
        const auto value = static_cast<std::byte>(random());
        stream.feed({&value, 1});
    }
    stream.expectAnswers();
    feed(stream, u"12 12 12 12");
    EXPECT_TRUE(stream.hasAllAnswers());
    EXPECT_FALSE(troubleOf(stream.status()));
}

TEST(PrinterStatus, cover_comes_before_paper_and_low_paper_is_no_trouble) {
    EXPECT_EQ(troubleOf({.isCoverOpen = true, .isPaperOut = true})->code, FailureCode::PrinterFault);
    EXPECT_EQ(troubleOf({.isPaperOut = true})->code, FailureCode::PaperOut);
    EXPECT_FALSE(troubleOf({.isOffline = true, .isPaperLow = true}));
    EXPECT_EQ(paperOf({.isPaperLow = true}), ReceiptPrinter::Paper::Low);
    EXPECT_EQ(paperOf({.isCutterJammed = true}), ReceiptPrinter::Paper::Jammed);
    EXPECT_EQ(deviceOf({.isPaperOut = true}), ReceiptPrinter::Device::Online);
    EXPECT_EQ(deviceOf({.isBroken = true}), ReceiptPrinter::Device::HardwareError);
}

}  // namespace evergreen

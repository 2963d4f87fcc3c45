#include "drivers/virtual/virtual_printer.h"

#include "tests/support/fake_clock.h"

#include <cerrno>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

/// A printer, and transfers to it as a host controller would make them.
struct Bed {
    FakeClock clock;
    VirtualPrinter printer{clock};
    std::uint64_t lastId = 0;
    std::vector<UrbDone> sent;
    QString heard;

    void send(QStringView hex) { send(fromHex(hex).value()); }
    void send(const Bytes& data) {
        printer.submit({.id = ++lastId, .endpoint = VirtualPrinter::bulkOutEndpoint, .setup = {}, .dataOut = data},
                       [this](UrbDone done) { sent.push_back(std::move(done)); });
    }
    /// Everything the printer has said and not yet delivered.
    QString listen() {
        heard.clear();
        for (bool isMore = true; isMore;) {
            isMore = false;
            const std::uint64_t id = ++lastId;
            printer.submit(
                {.id = id, .endpoint = VirtualPrinter::bulkInEndpoint, .setup = {}, .dataOut = {}, .bytesMax = 64},
                [&](UrbDone done) {
                    isMore = done.status == 0;
                    heard += toHex(done.dataIn);
                });
            printer.cancel(id);
        }
        return heard;
    }
    Bytes control(std::uint8_t type, std::uint8_t request, std::size_t bytesMax) {
        Bytes answer;
        printer.submit({.id = ++lastId,
                        .isControl = true,
                        .setup = {.requestType = type, .request = request},
                        .dataOut = {},
                        .bytesMax = bytesMax},
                       [&](const UrbDone& done) { answer = done.dataIn; });
        return answer;
    }
};

const char16_t* const kTwoRows = u"1D763000010002 00 80 01";
const char16_t* const kCut = u"1D564200";

}  // namespace

TEST(VirtualPrinter, rows_become_a_picture_at_the_cut) {
    Bed bed;
    bed.send(kTwoRows);
    EXPECT_TRUE(bed.printer.receipts().empty());
    bed.send(kCut);
    ASSERT_EQ(bed.printer.receipts().size(), 1u);
    const QImage& receipt = bed.printer.receipts().front();
    EXPECT_EQ(receipt.size(), QSize(576, 2));
    EXPECT_EQ(receipt.pixelIndex(0, 0), 1);
    EXPECT_EQ(receipt.pixelIndex(7, 1), 1);
    EXPECT_EQ(receipt.pixelIndex(1, 0), 0);
}

TEST(VirtualPrinter, commands_split_over_transfers_mean_the_same) {
    Bed bed;
    const Bytes whole = fromHex(QStringView(u"1B401D763000010002 00 80 01 1D564200")).value();
    for (const std::byte value : whole) bed.send(Bytes{value});
    ASSERT_EQ(bed.printer.receipts().size(), 1u);
    EXPECT_EQ(bed.printer.firmware().strayBytes(), 0u);
}

TEST(VirtualPrinter, full_buffer_holds_the_transfer_until_there_is_room) {
    Bed bed;
    bed.printer.setSpeed(100);
    bed.printer.setBufferBytes(16);
    Bytes data = fromHex(QStringView(u"1D76300008000A00")).value();
    data.resize(8 + 80, std::byte{0xFF});
    bed.send(data);
    EXPECT_TRUE(bed.sent.empty());
    bed.clock.advance(50ms);
    EXPECT_TRUE(bed.sent.empty());
    bed.clock.advance(60ms);
    ASSERT_EQ(bed.sent.size(), 1u);
    EXPECT_EQ(bed.sent[0].bytesOut, 88u);
}

TEST(VirtualPrinter, real_time_questions_are_answered_even_without_paper) {
    Bed bed;
    bed.printer.setPaper(PrinterMechanism::Paper::Out);
    bed.send(u"100401100402100403100404");
    EXPECT_EQ(bed.listen(), QStringLiteral("1A32127E"));
}

TEST(VirtualPrinter, question_behind_the_data_waits_for_the_data) {
    Bed bed;
    bed.printer.setSpeed(100);
    bed.send(kTwoRows);
    bed.send(u"1D7201");
    EXPECT_EQ(bed.listen(), QString());
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.listen(), QStringLiteral("00"));
}

TEST(VirtualPrinter, changes_are_reported_only_when_asked_for) {
    Bed bed;
    bed.printer.setCoverOpen(true);
    bed.printer.setCoverOpen(false);
    EXPECT_EQ(bed.listen(), QString());
    bed.send(u"1D610E");
    EXPECT_EQ(bed.listen(), QStringLiteral("1000000F"));
    bed.printer.setCoverOpen(true);
    EXPECT_EQ(bed.listen(), QStringLiteral("3800000F"));
}

// Spec: USB Printer Class 1.1 §4.2
TEST(VirtualPrinter, class_requests_tell_who_and_how_it_is) {
    Bed bed;
    const Bytes id = bed.control(0xA1, 0, 1024);
    EXPECT_EQ(std::to_integer<std::size_t>(id.at(1)), id.size());
    EXPECT_TRUE(toQByteArray(id).contains("CMD:ESC/POS"));
    EXPECT_EQ(toHex(bed.control(0xA1, 1, 1)), QStringLiteral("18"));
    bed.printer.setPaper(PrinterMechanism::Paper::Out);
    EXPECT_EQ(toHex(bed.control(0xA1, 1, 1)), QStringLiteral("38"));
    bed.printer.setPaper(PrinterMechanism::Paper::Full);
    bed.printer.setJammed(true);
    EXPECT_EQ(toHex(bed.control(0xA1, 1, 1)), QStringLiteral("10"));
}

TEST(VirtualPrinter, soft_reset_drops_what_was_not_printed) {
    Bed bed;
    bed.printer.setPaper(PrinterMechanism::Paper::Out);
    bed.send(kTwoRows);
    bed.send(kCut);
    bed.control(0x21, 2, 0);
    bed.printer.setPaper(PrinterMechanism::Paper::Full);
    bed.clock.advance(1s);
    EXPECT_TRUE(bed.printer.receipts().empty());
}

TEST(VirtualPrinter, without_a_soft_reset_new_paper_brings_the_rest) {
    Bed bed;
    bed.printer.setPaper(PrinterMechanism::Paper::Out);
    bed.send(kTwoRows);
    bed.send(kCut);
    bed.printer.setPaper(PrinterMechanism::Paper::Full);
    EXPECT_EQ(bed.printer.receipts().size(), 1u);
}

TEST(VirtualPrinter, pulled_cable_ends_everything_and_empties_the_buffer) {
    Bed bed;
    bed.printer.setSpeed(1);
    bed.printer.setBufferBytes(4);
    bed.send(kTwoRows);
    bed.printer.unplug();
    ASSERT_EQ(bed.sent.size(), 1u);
    EXPECT_EQ(bed.sent[0].status, -ESHUTDOWN);
    bed.send(kCut);
    EXPECT_EQ(bed.sent.at(1).status, -ESHUTDOWN);
    bed.printer.plug();
    EXPECT_TRUE(bed.printer.isPlugged());
}

TEST(VirtualPrinter, cancelled_transfer_ends_and_the_next_goes_through) {
    Bed bed;
    bed.printer.setBufferBytes(0);
    bed.send(kCut);
    bed.printer.cancel(bed.lastId);
    ASSERT_EQ(bed.sent.size(), 1u);
    EXPECT_EQ(bed.sent[0].status, -ECONNRESET);
    bed.printer.setBufferBytes(100);
    bed.send(kCut);
    EXPECT_EQ(bed.sent.at(1).status, 0);
}

TEST(VirtualPrinter, words_are_obeyed_and_unknown_ones_refused) {
    Bed bed;
    EXPECT_TRUE(bed.printer.obey(QStringLiteral("paper-end-after"), 1));
    bed.send(kTwoRows);
    EXPECT_EQ(bed.printer.firmware().mechanism().paper(), PrinterMechanism::Paper::Out);
    EXPECT_TRUE(bed.printer.obey(QStringLiteral("cover-open")));
    EXPECT_TRUE(bed.printer.firmware().mechanism().isCoverOpen());
    EXPECT_FALSE(bed.printer.obey(QStringLiteral("make-coffee")));
}

}  // namespace evergreen

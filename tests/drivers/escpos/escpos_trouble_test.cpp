// The driver with a printer in trouble: never a success that is none, always a reason, always ready again afterwards.
#include "drivers/escpos/escpos_codec.h"
#include "tests/drivers/escpos/printer_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using Device = ReceiptPrinter::Device;
using Paper = ReceiptPrinter::Paper;
using MechanismPaper = PrinterMechanism::Paper;

/// Like many in the field it stalls SOFT_RESET, and keeps what it has taken.
PrinterProfile keeping() {
    PrinterProfile profile = PrinterProfile::receipt();
    profile.knowsSoftReset = false;
    return profile;
}

/// After the trouble is over, the next receipt is whole and has nothing of the one before.
void expectRecovered(PrinterBed& bed) {
    const std::size_t before = bed.virtualPrinter.receipts().size();
    const QImage next = testReceipt(150);
    EXPECT_EQ(bed.outcomeOf(next), "ok");
    ASSERT_GT(bed.virtualPrinter.receipts().size(), before);
    EXPECT_TRUE(bed.hasPrinted(next, bed.virtualPrinter.receipts().size() - 1));
}

/// What had been printed was cut off when the printer could, and nothing was added to it but the feed.
void expectRestCutOff(const PrinterBed& bed, int rowsPrinted) {
    ASSERT_EQ(bed.virtualPrinter.receipts().size(), 1u);
    EXPECT_EQ(bed.virtualPrinter.receipts().front().height(), rowsPrinted + escpos::feedBeforeCutDots);
    EXPECT_EQ(bed.virtualPrinter.firmware().mechanism().uncutRows(), 0);
}

}  // namespace

TEST(EscposTrouble, paper_out_before_the_first_byte) {
    PrinterBed bed;
    bed.virtualPrinter.setPaper(MechanismPaper::Out);
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->paper(), Paper::Out);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "paper-out");
    EXPECT_TRUE(bed.virtualPrinter.receipts().empty());
    bed.virtualPrinter.setPaper(MechanismPaper::Full);
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->paper(), Paper::Full);
    expectRecovered(bed);
}

TEST(EscposTrouble, paper_that_ends_at_any_row_is_never_a_success) {
    const QImage receipt = testReceipt(300);
    for (int row = 1; row <= 300 + 24; row += 19) {
        PrinterBed bed;
        bed.virtualPrinter.setSpeed(2000);
        bed.virtualPrinter.endPaperAfter(row);
        EXPECT_EQ(bed.outcomeOf(receipt), "paper-out") << row;
        EXPECT_TRUE(bed.virtualPrinter.receipts().empty()) << row;
        bed.clock.advance(1s);
        EXPECT_EQ(bed.printer->paper(), Paper::Out) << row;
        bed.virtualPrinter.setPaper(MechanismPaper::Full);
        bed.clock.advance(1s);
        expectRestCutOff(bed, row);
        EXPECT_EQ(bed.printer->paper(), Paper::Full) << row;
        expectRecovered(bed);
    }
}

TEST(EscposTrouble, paper_that_ends_at_the_last_row_is_never_a_success) {
    PrinterBed bed;
    bed.virtualPrinter.endPaperAfter(300 + 24);
    EXPECT_EQ(bed.outcomeOf(testReceipt(300)), "paper-out");
}

TEST(EscposTrouble, nothing_of_a_broken_off_receipt_comes_out_with_the_next_where_the_printer_keeps_what_it_took) {
    for (const std::size_t bufferBytes : {512U, 1000U, 4096U, 8000U}) {
        for (int row = 1; row <= 1000; row += 61) {
            PrinterBed bed(keeping());
            bed.virtualPrinter.setSpeed(2000);
            bed.virtualPrinter.setBufferBytes(bufferBytes);
            bed.virtualPrinter.endPaperAfter(row);
            EXPECT_EQ(bed.outcomeOf(testReceipt(1500)), "paper-out") << bufferBytes << " " << row;
            bed.virtualPrinter.setPaper(MechanismPaper::Full);
            if (row % 2 == 0) bed.clock.advance(1s);
            expectRecovered(bed);
        }
    }
}

TEST(EscposTrouble, late_word_of_a_broken_off_receipt_does_not_pass_for_that_of_the_next) {
    constexpr std::size_t roomForAll = 1 << 20;
    PrinterBed bed(keeping());
    bed.virtualPrinter.setSpeed(1000);
    bed.virtualPrinter.setBufferBytes(roomForAll);
    bed.virtualPrinter.endPaperAfter(300);
    EXPECT_EQ(bed.outcomeOf(testReceipt(1500)), "paper-out");
    bed.virtualPrinter.setPaper(MechanismPaper::Full);
    expectRecovered(bed);
}

TEST(EscposTrouble, none_of_several_late_words_passes_for_that_of_the_next) {
    constexpr std::size_t roomForAll = 1 << 20;
    PrinterBed bed(keeping());
    bed.virtualPrinter.setSpeed(1000);
    bed.virtualPrinter.setBufferBytes(roomForAll);
    bed.virtualPrinter.endPaperAfter(300);
    EXPECT_EQ(bed.outcomeOf(testReceipt(1500)), "paper-out");
    // Clearings of the rest that are broken off as well, each with a word that is still to come.
    for (int round = 0; round < 2; ++round) {
        bed.virtualPrinter.setPaper(MechanismPaper::Full);
        bed.clock.advance(100ms);
        bed.virtualPrinter.setCoverOpen(true);
        bed.clock.advance(1s);
        bed.virtualPrinter.setCoverOpen(false);
    }
    expectRecovered(bed);
}

TEST(EscposTrouble, printer_that_does_not_say_at_once_what_it_is_is_asked_again) {
    PrinterBed bed(PrinterProfile::narrow());
    bed.virtualPrinter.unplug();
    bed.virtualPrinter.loseQuestions(2);
    bed.virtualPrinter.plug();
    bed.clock.advance(5s);
    EXPECT_EQ(bed.printer->device(), Device::Online);
    EXPECT_EQ(bed.printer->widthDots(), 384);
}

TEST(EscposTrouble, paper_of_a_printer_that_does_not_report_it_is_noticed_between_receipts) {
    PrinterBed bed(PrinterProfile::narrow());
    bed.virtualPrinter.setPaper(MechanismPaper::Out);
    bed.clock.advance(6s);
    EXPECT_EQ(bed.printer->paper(), Paper::Out);
    bed.virtualPrinter.setPaper(MechanismPaper::Full);
    bed.clock.advance(6s);
    EXPECT_EQ(bed.printer->paper(), Paper::Full);
}

TEST(EscposTrouble, trouble_in_mid_receipt_ends_at_once_and_not_by_time_out) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(1000);
    bed.virtualPrinter.setBufferBytes(512);
    bed.virtualPrinter.endPaperAfter(100);
    const auto before = bed.clock.monotonic();
    EXPECT_EQ(bed.outcomeOf(testReceipt(1500)), "paper-out");
    EXPECT_LT(bed.clock.monotonic() - before, 500ms);
}

TEST(EscposTrouble, low_paper_is_told_and_does_not_keep_from_printing) {
    PrinterBed bed;
    bed.virtualPrinter.setPaper(MechanismPaper::Low);
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->paper(), Paper::Low);
    EXPECT_EQ(bed.printer->device(), Device::Online);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "ok");
}

TEST(EscposTrouble, cover_open_before_and_in_mid_receipt) {
    PrinterBed bed;
    bed.virtualPrinter.setCoverOpen(true);
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->device(), Device::HardwareError);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-fault cover open");
    bed.virtualPrinter.setCoverOpen(false);
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->device(), Device::Online);
    bed.virtualPrinter.openCoverAfter(50);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-fault cover open");
    bed.virtualPrinter.setCoverOpen(false);
    bed.clock.advance(1s);
    expectRestCutOff(bed, 50);
    expectRecovered(bed);
}

TEST(EscposTrouble, cutter_that_jams_is_no_success) {
    PrinterBed bed;
    bed.virtualPrinter.jamAtNextCut();
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-fault cutter jammed");
    EXPECT_EQ(bed.printer->paper(), Paper::Jammed);
    bed.virtualPrinter.clearCutter();
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->device(), Device::Online);
    expectRecovered(bed);
}

TEST(EscposTrouble, mechanism_that_jams_is_no_success) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(500);
    auto task = bed.printer->print(testReceipt(1000));
    bed.clock.advance(300ms);
    bed.virtualPrinter.setJammed(true);
    bed.clock.advance(100ms);
    ASSERT_TRUE(task.isReady());
    EXPECT_EQ(bed.printer->paper(), Paper::Jammed);
    bed.virtualPrinter.setJammed(false);
    bed.clock.advance(100ms);
    bed.virtualPrinter.setSpeed(0);
    expectRecovered(bed);
}

TEST(EscposTrouble, printer_that_never_says_done_is_a_fault) {
    PrinterBed bed;
    bed.virtualPrinter.setMute(true);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-fault never done");
}

TEST(EscposTrouble, printer_that_takes_no_bytes_is_a_fault) {
    PrinterBed bed;
    bed.virtualPrinter.setBufferBytes(0);
    EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-fault usb-timeout");
}

TEST(EscposTrouble, printer_without_paper_when_plugged_in_is_a_printer_all_the_same) {
    PrinterBed bed;
    bed.virtualPrinter.unplug();
    bed.virtualPrinter.setPaper(MechanismPaper::Out);
    bed.virtualPrinter.plug();
    bed.clock.advance(100ms);
    EXPECT_EQ(bed.printer->device(), Device::Online);
    EXPECT_EQ(bed.printer->paper(), Paper::Out);
}

TEST(EscposTrouble, cable_pulled_at_any_transfer_is_no_success_unless_all_was_done) {
    const QImage receipt = testReceipt(300);
    int successes = 0;
    for (int number = 1; number <= 60; ++number) {
        PrinterBed bed;
        bed.virtualPrinter.setSpeed(number % 2 == 0 ? 0 : 4000);
        bed.virtualPrinter.watchTransfers([&](int running) {
            if (running == number) bed.virtualPrinter.unplug();
        });
        const std::string outcome = bed.outcomeOf(receipt);
        const bool isWhole = bed.hasPrinted(receipt);
        if (outcome == "ok") {
            ++successes;
            EXPECT_TRUE(isWhole) << number;
        } else {
            EXPECT_EQ(outcome, "printer-gone") << number;
        }
        bed.virtualPrinter.watchTransfers({});
        bed.virtualPrinter.unplug();
        bed.virtualPrinter.plug();
        bed.clock.advance(100ms);
        EXPECT_EQ(bed.printer->device(), Device::Online) << number;
        SCOPED_TRACE(number);
        expectRecovered(bed);
    }
    EXPECT_GT(successes, 0) << "the last numbers must lie beyond the print";
    EXPECT_LT(successes, 50) << "most numbers must lie within it";
}

TEST(EscposTrouble, cable_pulled_while_the_printer_works_ends_the_print_at_once) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(100);
    auto task = bed.printer->print(testReceipt(1000));
    bed.clock.advance(1s);
    EXPECT_FALSE(task.isReady());
    bed.virtualPrinter.unplug();
    EXPECT_TRUE(task.isReady());
    EXPECT_EQ(bed.printer->device(), Device::NoDevice);
}

}  // namespace evergreen

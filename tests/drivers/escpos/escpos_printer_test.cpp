// The driver with a printer that does as it should, and with printers that come and go.
#include "drivers/escpos/escpos_printer.h"

#include "tests/drivers/escpos/printer_bed.h"
#include "tests/support/broken_device.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using Device = ReceiptPrinter::Device;
using Paper = ReceiptPrinter::Paper;

}  // namespace

TEST(EscposPrinter, printer_present_at_the_start_is_online) {
    PrinterBed bed;
    EXPECT_EQ(bed.printer->device(), Device::Online);
    EXPECT_EQ(bed.printer->paper(), Paper::Full);
}

TEST(EscposPrinter, receipt_comes_out_dot_for_dot) {
    PrinterBed bed;
    const QImage receipt = testReceipt();
    EXPECT_EQ(bed.outcomeOf(receipt), "ok");
    EXPECT_TRUE(bed.hasPrinted(receipt));
    EXPECT_EQ(bed.virtualPrinter.receipts().size(), 1u);
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

TEST(EscposPrinter, narrow_and_one_row_receipts_print_too) {
    PrinterBed bed;
    EXPECT_EQ(bed.outcomeOf(testReceipt(1)), "ok");
    EXPECT_EQ(bed.outcomeOf(testReceipt(129, 300)), "ok");
    EXPECT_EQ(bed.virtualPrinter.receipts().size(), 2u);
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

TEST(EscposPrinter, slow_printer_with_a_tiny_buffer_holds_the_driver_back_and_nothing_is_lost) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(200);
    bed.virtualPrinter.setBufferBytes(128);
    const QImage receipt = testReceipt(1600);
    const auto before = bed.clock.monotonic();
    EXPECT_EQ(bed.outcomeOf(receipt), "ok");
    EXPECT_TRUE(bed.hasPrinted(receipt));
    EXPECT_GE(bed.clock.monotonic() - before, 8s) << "1600 rows at 200 a second";
}

TEST(EscposPrinter, large_buffer_does_not_make_success_come_early) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(400);
    bed.virtualPrinter.setBufferBytes(1 << 20);
    const QImage receipt = testReceipt(1600);
    std::optional<std::chrono::milliseconds> fallen;
    bed.virtualPrinter.watchReceipts([&](const QImage&) { fallen = bed.clock.monotonic(); });
    EXPECT_EQ(bed.outcomeOf(receipt), "ok");
    ASSERT_TRUE(fallen);
    EXPECT_GE(bed.clock.monotonic(), *fallen);
}

TEST(EscposPrinter, images_it_cannot_print_are_refused) {
    PrinterBed bed;
    EXPECT_EQ(bed.outcomeOf(QImage()), "printer-fault image refused");
    EXPECT_EQ(bed.outcomeOf(testReceipt(10, 600)), "printer-fault a picture of 600 dots on paper of 576");
    EXPECT_EQ(bed.outcomeOf(testReceipt().convertToFormat(QImage::Format_RGB32)), "printer-fault image refused");
    EXPECT_EQ(bed.outcomeOf(testReceipt(EscposPrinter::heightDotsMax + 1)), "printer-fault image refused");
}

TEST(EscposPrinter, second_receipt_at_the_same_time_is_refused_and_the_first_unharmed) {
    PrinterBed bed;
    bed.virtualPrinter.setSpeed(400);
    const QImage receipt = testReceipt();
    auto first = bed.printer->print(receipt);
    EXPECT_EQ(bed.outcomeOf(receipt), "printer-fault busy");
    bed.clock.advance(10s);
    EXPECT_TRUE(first.isReady());
    EXPECT_TRUE(bed.hasPrinted(receipt));
}

TEST(EscposPrinter, without_a_printer_there_is_no_device) {
    FakeClock clock;
    LoopbackUsbBus bus(clock);
    EscposPrinter printer(bus, clock);
    EXPECT_EQ(printer.device(), Device::NoDevice);
    EXPECT_EQ(printer.paper(), Paper::Unknown);
    auto task = printer.print(testReceipt());
    ASSERT_TRUE(task.isReady());
}

TEST(EscposPrinter, printer_that_leaves_and_comes_back_prints_again) {
    PrinterBed bed;
    QSignalSpy changes(bed.printer.get(), &ReceiptPrinter::deviceChanged);
    for (int round = 0; round < 3; ++round) {
        bed.virtualPrinter.unplug();
        bed.clock.advance(100ms);
        EXPECT_EQ(bed.printer->device(), Device::NoDevice);
        EXPECT_EQ(bed.outcomeOf(testReceipt()), "printer-gone");
        bed.virtualPrinter.plug();
        bed.clock.advance(100ms);
        EXPECT_EQ(bed.printer->device(), Device::Online);
        EXPECT_EQ(bed.outcomeOf(testReceipt()), "ok");
    }
    EXPECT_EQ(changes.count(), 6);
}

TEST(EscposPrinter, second_printer_takes_over_when_the_first_leaves) {
    FakeClock clock;
    VirtualPrinter first(clock);
    VirtualPrinter second(clock);
    LoopbackUsbBus bus(clock);
    bus.add(first, QStringLiteral("1-1"));
    bus.add(second, QStringLiteral("1-2"));
    EscposPrinter printer(bus, clock);
    first.unplug();
    clock.advance(100ms);
    EXPECT_EQ(printer.device(), Device::Online);
    const auto task = printer.print(testReceipt());
    EXPECT_TRUE(task.isReady());
    EXPECT_EQ(second.receipts().size(), 1u);
}

TEST(EscposPrinter, printer_that_may_not_be_opened_is_tried_again_and_then_given_up) {
    FakeClock clock;
    VirtualPrinter device(clock);
    LoopbackUsbBus bus(clock);
    bus.refuseOpening(true);
    bus.add(device, QStringLiteral("1-1"));
    EscposPrinter printer(bus, clock);
    clock.advance(2s);
    bus.refuseOpening(false);
    clock.advance(2s);
    EXPECT_EQ(printer.device(), Device::Online);
}

TEST(EscposPrinter, printer_that_never_begins_shuts_no_other_out) {
    for (const bool isThereFromTheStart : {true, false}) {
        FakeClock clock;
        VirtualPrinter good(clock);
        BrokenDevice broken(good);
        LoopbackUsbBus bus(clock);
        bus.add(broken, QStringLiteral("1-1"));
        if (isThereFromTheStart) bus.add(good, QStringLiteral("1-2"));
        EscposPrinter printer(bus, clock);
        for (int second = 0; second < 60; ++second) clock.advance(1s);
        if (!isThereFromTheStart) {
            EXPECT_EQ(printer.device(), Device::NoDevice);
            bus.add(good, QStringLiteral("1-2"));
            clock.advance(1s);
        }
        EXPECT_EQ(printer.device(), Device::Online);
        for (int second = 0; second < 120; ++second) clock.advance(1s);
        EXPECT_EQ(printer.device(), Device::Online) << "and stays";
        const auto task = printer.print(testReceipt());
        EXPECT_TRUE(task.isReady());
        EXPECT_EQ(good.receipts().size(), 1u);
    }
}

TEST(EscposPrinter, driver_may_end_while_a_printer_is_just_beginning) {
    FakeClock clock;
    VirtualPrinter device(clock);
    device.setBufferBytes(0);  // takes nothing: the greeting waits
    LoopbackUsbBus bus(clock);
    bus.add(device, QStringLiteral("1-1"));
    {
        EscposPrinter printer(bus, clock);
        clock.advance(100ms);
        EXPECT_EQ(printer.device(), Device::NoDevice);
    }
    clock.advance(1min);
}

}  // namespace evergreen

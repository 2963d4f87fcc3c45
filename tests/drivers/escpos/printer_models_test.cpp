// What models are known to be, and what the driver does with printers that are less than an ordinary one.
#include "drivers/escpos/printer_models.h"

#include "tests/drivers/escpos/printer_bed.h"

#include <gtest/gtest.h>
#include <set>

namespace evergreen {

namespace {

DeviceId idOf(const char* text) {
    Bytes said = bytes({0x00, 0x00});
    append(said, fromQByteArray(QByteArray(text)));
    return DeviceId::parse(said);
}

}  // namespace

// Spec: USB Printer Class 1.1 §4.2.1
TEST(DeviceId, maker_and_model_are_found_and_nonsense_is_nothing) {
    EXPECT_EQ(idOf("MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;DES:EPSON TM-T88V;"), (DeviceId{"EPSON", "TM-T88V"}));
    EXPECT_EQ(idOf("MANUFACTURER: EPSON ;MODEL:TM-T70"), (DeviceId{"EPSON", "TM-T70"}));
    EXPECT_EQ(idOf("MFG:A;MFG:B;MDL:;MDL:C"), (DeviceId{"A", "C"}));
    for (const char* const text : {"", ";", ":", ";;;:::", "MFG", "MFG;MDL", "mfg:EPSON;"}) {
        EXPECT_EQ(idOf(text), DeviceId()) << text;
    }
    EXPECT_EQ(idOf("MFG:\x01;MDL:X"), (DeviceId{"", "X"}));
    EXPECT_EQ(idOf(QByteArray("MDL:" + QByteArray(65, 'x')).constData()), DeviceId());
    EXPECT_EQ(DeviceId::parse(Bytes(1)), DeviceId());
    EXPECT_EQ(DeviceId::parse(Bytes(DeviceId::bytesMax + 1, std::byte{'M'})), DeviceId());
}

TEST(PrinterModels, row_is_found_by_its_whole_name_and_all_else_is_unknown) {
    EXPECT_EQ(printerModelOf({"EPSON", "TM-T88V"}).widthDots, 512);
    EXPECT_EQ(printerModelOf({"EPSON", "TM-T20II"}).widthDots, 576);
    EXPECT_EQ(printerModelOf({"Netum", "NT-5890K"}).end, PrinterModel::End::TearOff);
    for (const DeviceId& id :
         {DeviceId{"EPSON", "TM-T88V-JPN"}, DeviceId{"EPSON", "TM-T88"}, DeviceId{"", "TM-T88V"}, DeviceId{}}) {
        EXPECT_EQ(&printerModelOf(id), &unknownPrinter()) << id.model;
    }
}

TEST(PrinterModels, every_row_is_there_once) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const PrinterModel& row : printerModels()) {
        EXPECT_TRUE(seen.emplace(row.maker, row.model).second) << row.model;
        EXPECT_FALSE(row.maker.empty() || row.model.empty());
    }
}

TEST(PrinterModels, narrow_printer_is_known_and_told_nothing_that_it_does_not_know) {
    PrinterBed bed(PrinterProfile::narrow());
    EXPECT_EQ(bed.printer->widthDots(), 384);
    const QImage receipt = testReceipt(400, 384);
    EXPECT_EQ(bed.outcomeOf(receipt), "ok");
    EXPECT_TRUE(bed.hasPrinted(receipt)) << "and fed so far that it can be torn off";
    EXPECT_EQ(bed.virtualPrinter.firmware().strayBytes(), 0u);
}

TEST(PrinterModels, receipt_too_wide_for_the_paper_is_refused_before_anything_is_printed) {
    PrinterBed bed(PrinterProfile::narrow());
    EXPECT_EQ(bed.outcomeOf(testReceipt(400, 576)), "printer-fault a picture of 576 dots on paper of 384");
    EXPECT_TRUE(bed.virtualPrinter.receipts().empty());
    EXPECT_EQ(bed.virtualPrinter.firmware().mechanism().uncutRows(), 0);
    EXPECT_EQ(bed.outcomeOf(testReceipt(400, 384)), "ok");
}

// It never says by itself how it is.
TEST(PrinterModels, trouble_of_a_printer_that_only_answers_is_found_and_the_next_receipt_is_whole) {
    PrinterBed bed(PrinterProfile::narrow());
    bed.virtualPrinter.setSpeed(1000);
    bed.virtualPrinter.endPaperAfter(100);
    EXPECT_EQ(bed.outcomeOf(testReceipt(1500, 384)), "paper-out");
    bed.virtualPrinter.setPaper(PrinterMechanism::Paper::Full);
    const QImage next = testReceipt(200, 384);
    EXPECT_EQ(bed.outcomeOf(next), "ok");
    ASSERT_FALSE(bed.virtualPrinter.receipts().empty());
    EXPECT_TRUE(bed.hasPrinted(next, bed.virtualPrinter.receipts().size() - 1));
}

TEST(PrinterModels, width_is_that_of_the_printer_that_is_there_now) {
    FakeClock clock;
    VirtualPrinter wide(clock);
    PrinterBed bed(PrinterProfile::narrow());
    bed.virtualPrinter.unplug();
    EXPECT_EQ(bed.printer->widthDots(), unknownPrinter().widthDots);
    bed.bus.add(wide, QStringLiteral("1-2"));
    bed.clock.advance(std::chrono::milliseconds(100));
    EXPECT_EQ(bed.printer->widthDots(), 576);
}

}  // namespace evergreen

#include "drivers/escpos/printer_interface.h"

#include "drivers/virtual/virtual_printer.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

std::optional<PrinterInterface> find(const char16_t* hex) {
    return findPrinterInterface(fromHex(QStringView(hex)).value());
}

}  // namespace

TEST(PrinterInterface, virtual_printer_has_one) {
    FakeClock clock;
    const VirtualPrinter printer(clock);
    EXPECT_EQ(findPrinterInterface(printer.configurationDescriptor()), (PrinterInterface{0, 0x01, 0x82}));
    EXPECT_EQ(printer.configurationDescriptor().size(), 32u);
    EXPECT_EQ(printer.deviceDescriptor().size(), 18u);
}

TEST(PrinterInterface, printer_beside_other_interfaces_is_found) {
    EXPECT_EQ(find(u"09 02 37 00 02 01 00 C0 00"
                   u"09 04 00 00 01 03 01 01 00 07 05 83 03 08 00 0A"
                   u"09 04 01 00 02 07 01 02 00 07 05 84 02 40 00 00 07 05 05 02 40 00 00"),
              (PrinterInterface{1, 0x05, 0x84}));
}

TEST(PrinterInterface, printer_that_only_listens_is_none) {
    EXPECT_FALSE(find(u"09 02 19 00 01 01 00 C0 00 09 04 00 00 01 07 01 01 00 07 05 01 02 40 00 00"));
}

TEST(PrinterInterface, alternate_settings_and_interrupt_endpoints_do_not_count) {
    EXPECT_FALSE(find(u"09 04 00 01 02 07 01 02 00 07 05 01 02 40 00 00 07 05 82 02 40 00 00"));
    EXPECT_FALSE(find(u"09 04 00 00 02 07 01 02 00 07 05 01 02 40 00 00 07 05 82 03 40 00 00"));
}

TEST(PrinterInterface, cut_or_senseless_descriptors_are_no_printer) {
    FakeClock clock;
    const Bytes whole = VirtualPrinter(clock).configurationDescriptor();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(findPrinterInterface(ByteView(whole).first(size))) << size;
    }
    EXPECT_FALSE(find(u"00 00 00 00"));
    EXPECT_FALSE(find(u"01 04 01 04"));
    EXPECT_FALSE(find(u"FF 04"));
}

}  // namespace evergreen

// Our driver at a printer that others wrote: the kernel's gadget printer behind dummy_hcd, taken from the kernel's own
// usblp. What is printed is what the host's driver said, byte for byte through two kernels' worth of USB code.
#include "tests/guest/gadget_printer.h"
#include "tests/guest/guest_bed.h"

#include <gtest/gtest.h>

#include <QFileInfo>
#include <QTimer>

namespace evergreen {

namespace {

class GuestPrinter : public testing::Test {
protected:
    void SetUp() override {
        m_gadget.plug();
        ASSERT_TRUE(GuestBed::becomes([this] { return kernelDriver() == "usblp"; }));
        m_printer.emplace(m_bed.bus, m_bed.clock);
        ASSERT_TRUE(GuestBed::becomes(*m_printer, ReceiptPrinter::Device::Online));
    }

    std::string kernelDriver() const {
        return QFileInfo(QFileInfo(QStringLiteral("/sys/bus/usb/devices/%1/driver").arg(m_gadget.interface()))
                             .symLinkTarget())
            .fileName()
            .toStdString();
    }

    bool hasPrinted(const QImage& receipt) {
        const auto& receipts = m_gadget.mechanism().receipts();
        return !receipts.empty() && receipts.back().copy(receipt.rect()) == receipt;
    }

    GadgetPrinter m_gadget;
    GuestBed m_bed;
    std::optional<EscposPrinter> m_printer;
};

}  // namespace

TEST_F(GuestPrinter, printer_is_taken_from_usblp_prints_and_is_given_back) {
    EXPECT_EQ(kernelDriver(), "usbfs");
    const QImage receipt = guestReceipt(700);
    EXPECT_EQ(printOn(*m_printer, receipt), "ok");
    EXPECT_TRUE(hasPrinted(receipt));
    EXPECT_EQ(printOn(*m_printer, guestReceipt(90)), "ok");
    EXPECT_EQ(m_gadget.mechanism().receipts().size(), 2U);
    m_printer.reset();
    EXPECT_TRUE(GuestBed::becomes([this] { return kernelDriver() == "usblp"; })) << kernelDriver();
}

TEST_F(GuestPrinter, slow_printer_holds_the_receipt_back_and_prints_it_whole) {
    m_gadget.setPace(20);
    const QImage receipt = guestReceipt(1500);
    EXPECT_EQ(printOn(*m_printer, receipt), "ok");
    EXPECT_TRUE(hasPrinted(receipt));
}

TEST_F(GuestPrinter, paper_is_told_by_itself_and_without_it_nothing_counts_as_printed) {
    constexpr std::size_t roomForAll = 1 << 20;
    m_gadget.setBufferBytes(roomForAll);
    m_gadget.mechanism().setPaper(PrinterMechanism::Paper::Low);
    m_gadget.changed();
    EXPECT_TRUE(GuestBed::becomes([this] { return m_printer->paper() == ReceiptPrinter::Paper::Low; }));
    m_gadget.setPace(20);
    m_gadget.mechanism().endPaperAfter(300);
    EXPECT_EQ(printOn(*m_printer, guestReceipt(1500)), "paper-out");
    EXPECT_EQ(printOn(*m_printer, guestReceipt(90)), "paper-out");
    EXPECT_TRUE(m_gadget.mechanism().receipts().empty());
    m_gadget.mechanism().setPaper(PrinterMechanism::Paper::Full);
    m_gadget.changed();
    EXPECT_TRUE(GuestBed::becomes([this] { return m_printer->paper() != ReceiptPrinter::Paper::Out; }));
    const QImage receipt = guestReceipt(200);
    EXPECT_EQ(printOn(*m_printer, receipt), "ok");
    EXPECT_TRUE(hasPrinted(receipt));
}

TEST_F(GuestPrinter, printer_unplugged_in_mid_receipt_is_gone_and_comes_back) {
    m_gadget.setPace(5);
    QTimer::singleShot(300, &m_bed.bus, [this] { m_gadget.unplug(); });
    EXPECT_EQ(printOn(*m_printer, guestReceipt(3000)), "printer-gone");
    EXPECT_TRUE(GuestBed::becomes(*m_printer, ReceiptPrinter::Device::NoDevice));
    m_gadget.setPace(0);
    m_gadget.reset();
    m_gadget.plug();
    ASSERT_TRUE(GuestBed::becomes(*m_printer, ReceiptPrinter::Device::Online));
    const QImage receipt = guestReceipt(200);
    EXPECT_EQ(printOn(*m_printer, receipt), "ok");
    EXPECT_TRUE(hasPrinted(receipt));
}

}  // namespace evergreen

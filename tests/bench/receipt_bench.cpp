#include "tests/bench/receipt_bench.h"

#include "drivers/escpos/escpos_printer.h"
#include "drivers/usb/usbip_bus.h"
#include "drivers/virtual/usbip_server.h"
#include "drivers/virtual/virtual_printer.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/visit/receipt_drawing.h"
#include "tests/support/settled.h"
#include "tests/visit/receipt_samples.h"

#include <algorithm>
#include <optional>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

namespace {

constexpr int kReceipts = 20;
constexpr int kPatienceMs = 10'000;
constexpr std::chrono::milliseconds kLookInterval{10};

/// The virtual printer, which notes when the first raster band since start() reaches it.
class WatchedPrinter final : public VirtualUsbDevice {
public:
    explicit WatchedPrinter(Clock& clock) : m_printer(clock) {}

    void start() {
        m_firstBandMs.reset();
        m_since.start();
    }
    std::optional<double> firstBandMs() const { return m_firstBandMs; }

    Bytes deviceDescriptor() const override { return m_printer.deviceDescriptor(); }
    Bytes configurationDescriptor() const override { return m_printer.configurationDescriptor(); }
    void submit(Urb urb, Completion done) override {
        // Spec: ESC/POS, GS v 0.
        static const Bytes band = bytes({0x1D, 0x76, 0x30});
        if (!m_firstBandMs && !std::ranges::search(urb.dataOut, band).empty()) {
            m_firstBandMs = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
        }
        m_printer.submit(std::move(urb), std::move(done));
    }
    void cancel(std::uint64_t urbId) override { m_printer.cancel(urbId); }
    void unplug() override { m_printer.unplug(); }
    void plug() override { m_printer.plug(); }
    bool isPlugged() const override { return m_printer.isPlugged(); }

private:
    VirtualPrinter m_printer;
    QElapsedTimer m_since;
    std::optional<double> m_firstBandMs;
};

}  // namespace

std::vector<double> measureFirstBand() {
    const QTemporaryDir folder;
    SystemClock clock;
    WatchedPrinter device(clock);
    UsbipServer server;
    server.add(device, QStringLiteral("1-1"));
    if (!server.listen(QStringLiteral("unix:") + folder.filePath(QStringLiteral("usbip")))) return {};
    UsbipBus bus(server.address(), clock, kLookInterval);
    EscposPrinter printer(bus, clock);
    const auto isOnline = [&printer] { return printer.device() == ReceiptPrinter::Device::Online; };
    if (!QTest::qWaitFor(isOnline, kPatienceMs)) return {};
    std::vector<double> figures;
    for (int round = 0; round < kReceipts; ++round) {
        const QImage drawn = drawReceipt(transferReceipt(Language::Chinese), Language::Chinese);
        device.start();
        if (!settled(printer.print(drawn)) || !device.firstBandMs()) return {};
        figures.push_back(*device.firstBandMs());
    }
    return figures;
}

}  // namespace evergreen

// One virtual printer on a loopback bus, the driver that finds it, and a receipt to print.
#pragma once

#include "drivers/escpos/escpos_printer.h"
#include "drivers/virtual/virtual_printer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/loopback_usb_bus.h"

#include <optional>

namespace evergreen {

struct PrinterBed {
    FakeClock clock;
    VirtualPrinter virtualPrinter;
    LoopbackUsbBus bus{clock};
    std::unique_ptr<EscposPrinter> printer;

    /// The driver is up and knows the printer's state.
    explicit PrinterBed(PrinterProfile profile = PrinterProfile::receipt());

    /// Prints and lets time pass, in small steps, until there is a result. None if there is none within `limit`.
    std::optional<Result<>> print(const escpos::Content& receipt,
                                  std::chrono::milliseconds limit = std::chrono::minutes(2));

    /// What print() came to, as a word: "ok", "paper-out", "printer-fault cover open", "never".
    std::string outcomeOf(const escpos::Content& receipt);

    /// Whether the n-th receipt that fell from the printer shows exactly this, and blank paper before the cut.
    bool hasPrinted(const QImage& receipt, std::size_t index = 0) const;
};

/// Every row differs, so that a lost or doubled one shows.
QImage testReceipt(int rows = 400, int width = 576);

}  // namespace evergreen

// What every case in the guest stands on: the guest's own USB through libusb, and waiting for a device's state.
#pragma once

#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/escpos/escpos_printer.h"
#include "drivers/usb/libusb_bus.h"
#include "kiosk/base/system_clock.h"

#include <functional>
#include <string>

namespace evergreen {

struct GuestBed {
    SystemClock clock;
    LibusbBus bus{clock};

    /// Turns the event loop until it is so; false after ten seconds.
    static bool becomes(const std::function<bool()>& isSo);

    static bool becomes(const CardReader& reader, CardReader::Device device) {
        return becomes([&] { return reader.device() == device; });
    }
    static bool becomes(const CardReader& reader, CardReader::Media media) {
        return becomes([&] { return reader.media() == media; });
    }
    static bool becomes(const ReceiptPrinter& printer, ReceiptPrinter::Device device) {
        return becomes([&] { return printer.device() == device; });
    }
};

/// The masked number of the card in the reader, or the name of what went wrong.
std::string readIn(CardReader& reader);

/// "ok", or the name of what went wrong.
std::string printOn(ReceiptPrinter& printer, const QImage& receipt);

/// Black and white in every byte, another in each row.
QImage guestReceipt(int rows);

}  // namespace evergreen

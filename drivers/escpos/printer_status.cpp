#include "drivers/escpos/printer_status.h"

namespace evergreen {

std::optional<Failure> troubleOf(const PrinterStatus& status) {
    const auto fault = [](const char* detail) {
        return Failure{FailureCode::PrinterFault, QString::fromLatin1(detail)};
    };
    // An open cover often reads as paper out as well, and closing it is the first thing to do.
    if (status.isCoverOpen) return fault("cover open");
    if (status.isPaperOut) return Failure{FailureCode::PaperOut, {}};
    if (status.isCutterJammed) return fault("cutter jammed");
    if (status.isMechanismJammed) return fault("mechanism jammed");
    if (status.isBroken) return fault("broken");
    if (status.isOverheated) return fault("overheated");
    return std::nullopt;
}

ReceiptPrinter::Device deviceOf(const PrinterStatus& status) {
    const auto trouble = troubleOf(status);
    const bool isFault = trouble && trouble->code == FailureCode::PrinterFault;
    return isFault ? ReceiptPrinter::Device::HardwareError : ReceiptPrinter::Device::Online;
}

ReceiptPrinter::Paper paperOf(const PrinterStatus& status) {
    if (status.isCutterJammed || status.isMechanismJammed) return ReceiptPrinter::Paper::Jammed;
    if (status.isPaperOut) return ReceiptPrinter::Paper::Out;
    return status.isPaperLow ? ReceiptPrinter::Paper::Low : ReceiptPrinter::Paper::Full;
}

}  // namespace evergreen

// What an ESC/POS printer says of itself, as one value, and what that means for a receipt. Knows no bytes.
#pragma once

#include "drivers/receipt_printer.h"
#include "kiosk/base/failure.h"

#include <optional>

namespace evergreen {

struct PrinterStatus {
    bool isOffline = false;
    bool isCoverOpen = false;
    bool isPaperLow = false;
    bool isPaperOut = false;
    bool isCutterJammed = false;
    bool isMechanismJammed = false;
    bool isBroken = false;      ///< needs service: power-cycling does not help
    bool isOverheated = false;  ///< recovers by itself

    bool operator==(const PrinterStatus&) const = default;
};

/// Why nothing can be printed now, or nothing. Being off-line alone is none: somebody
/// may be pressing the feed button.
std::optional<Failure> troubleOf(const PrinterStatus& status);

ReceiptPrinter::Device deviceOf(const PrinterStatus& status);
ReceiptPrinter::Paper paperOf(const PrinterStatus& status);

}  // namespace evergreen

#include "drivers/virtual/printer_profile.h"

namespace evergreen {

PrinterProfile PrinterProfile::receipt() {
    return {.name = QStringLiteral("receipt"), .model = QStringLiteral("Virtual receipt printer")};
}

PrinterProfile PrinterProfile::narrow() {
    return {.name = QStringLiteral("narrow"),
            .model = QStringLiteral("Virtual narrow printer"),
            .widthDots = 384,
            .knowsSoftReset = false,
            .tellsChanges = false,
            .hasCutter = false};
}

std::vector<PrinterProfile> PrinterProfile::all() {
    return {receipt(), narrow()};
}

}  // namespace evergreen

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

PrinterProfile PrinterProfile::lines() {
    return {.name = QStringLiteral("lines"),
            .model = QStringLiteral("Virtual line printer"),
            .letters = Letters::Chinese,
            .columns = 48};
}

PrinterProfile PrinterProfile::linesLatin() {
    return {.name = QStringLiteral("lines-latin"),
            .model = QStringLiteral("Virtual Latin line printer"),
            .letters = Letters::Latin,
            .columns = 42};
}

std::vector<PrinterProfile> PrinterProfile::all() {
    return {receipt(), narrow(), lines(), linesLatin()};
}

}  // namespace evergreen

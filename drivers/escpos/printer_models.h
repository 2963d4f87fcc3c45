// What is known of models of receipt printers, in one table. Nothing elsewhere asks who made a printer. A printer is
// known by its device id and not by its USB numbers: makers of plain ones share numbers between widths (0416:5011 is
// worn by printers of 58 and of 80 mm). What no row names is taken for an ordinary printer of 80 mm with a cutter.
#pragma once

#include "drivers/escpos/device_id.h"

#include <optional>
#include <span>
#include <string_view>

namespace evergreen {

/// The letters of a model that knows no raster graphics. They are printed at double size, so that they can be read.
struct PrinterLetters {
    enum class Set { Gb18030, CodePage437 };

    Set set = Set::Gb18030;
    int columns = 0;  ///< at double size
};

struct PrinterModel {
    enum class End { Cut, TearOff };

    std::string_view maker;      ///< as its device id says
    std::string_view model;      ///< the whole of it
    int widthDots = widestDots;  ///< that can be printed
    bool knowsSoftReset = true;  ///< false: SOFT_RESET is not even tried
    bool tellsChanges = true;    ///< GS a; else it is only asked
    End end = End::Cut;
    std::optional<PrinterLetters> letters{};  ///< there: it is given lines and no pictures

    /// No row is wider.
    static constexpr int widestDots = 576;
};

/// The row of a printer, or the row for all others.
const PrinterModel& printerModelOf(const DeviceId& id);
const PrinterModel& unknownPrinter();
std::span<const PrinterModel> printerModels();

}  // namespace evergreen

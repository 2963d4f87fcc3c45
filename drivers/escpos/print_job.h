// A receipt as the commands of one printer, all of them made before one is sent. Pure.
#pragma once

#include "drivers/escpos/printer_models.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <variant>
#include <vector>

#include <QImage>
#include <QStringList>

namespace evergreen::escpos {

/// 4 m of paper: more is a mistake of ours, and an hour of printing nobody can stop.
constexpr int heightDotsMax = 32'000;
/// A line of letters of double size, with what is left below it.
constexpr int rowsOfLine = 60;

using Content = std::variant<QImage, QStringList>;

struct PrintJob {
    std::vector<Bytes> pieces;  ///< each of them one transfer or more
    int rows = 0;               ///< that are printed
};

/// PrinterFault: no picture of that form or too long, one wider than the paper, lines longer than the paper is wide or
/// with letters that the printer has not (lettersOf), or a printer that prints no such thing.
Result<PrintJob> printJob(const Content& content, const PrinterModel& model);

}  // namespace evergreen::escpos

// ESC/POS commands as bytes. Pure functions: no printer, no state. What comes back is status_stream.h.
#pragma once

#include "drivers/escpos/printer_models.h"
#include "kiosk/base/bytes.h"

#include <vector>

#include <QImage>

namespace evergreen::escpos {

/// Rows of one GS v 0: small enough for any printer's image buffer, and a band is one USB transfer.
constexpr int bandRowsMax = 48;

/// Blank paper between the last row and the cut, in dots, so that the last line leaves the cutter.
constexpr int feedBeforeCutDots = 24;

/// Units of ESC J, some 20 mm at 8 dots/mm and half of that where a unit is half a dot.
constexpr int feedToTearUnits = 200;

/// ESC @: settings as after power-on; what lies in the print buffer is dropped.
Bytes initialise();

/// GS a: from now on the printer reports every change of its own accord, and its state at once.
Bytes turnOnStatusBack();

/// DLE EOT 1, 2, 3 and 4: four answers of one byte, in real time, even when off-line.
Bytes askStatus();

/// GS r 1: answered when everything before it has been carried out, and never while off-line.
Bytes askDone();

/// GS V 66: feeds to the cutter and cuts, leaving one point.
Bytes feedAndCut();

/// ESC J: feeds so far that the last line has passed the edge at which paper is torn off, for printers without a
/// cutter.
Bytes feedToTear();

/// What a printer of this model is told at the beginning, and what after the last line.
Bytes greeting(const PrinterModel& model);
Bytes endOfReceipt(const PrinterModel& model);

/// NULs that end what was broken off: for a printer that may still wait for the rest of a raster band (many know no
/// SOFT_RESET), and would take what comes next for dots, as many as a band has bytes; for one of letters as many as its
/// longest command lacks. To one that waits for nothing they mean nothing.
Bytes endOfBroken(const PrinterModel& model);

/// The whole image (Format_Mono, index 1 black) as GS v 0 bands, each one command. No two bytes of it look like a
/// real-time command to printers that search images for them; where they did, one dot more is burnt.
std::vector<Bytes> rasterBands(const QImage& image);

}  // namespace evergreen::escpos

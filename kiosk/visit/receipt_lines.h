// A receipt as lines of letters, for a printer that prints no pictures. The same words as drawn, in the same order; no
// emblem, and an address stands there as letters where the picture has a code. Pure.
#pragma once

#include "kiosk/visit/receipt.h"

#include <QStringList>

namespace evergreen {

/// How much room a text takes: letters beyond ASCII take that of two.
int columnsOf(const QString& text);

/// None longer than `columns` (at least 2). Nothing is cut: what does not fit goes on in the next line.
QStringList receiptLines(const Receipt& receipt, int columns);

}  // namespace evergreen

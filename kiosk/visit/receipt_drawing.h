// Draws a receipt as the one-bit picture a thermal printer prints. Letters a 78-year-old reads at home without looking
// for glasses; as long as the words need, nothing ever clipped. Pure: no printer, no clock.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/visit/receipt.h"

#include <QImage>

namespace evergreen {

constexpr int receiptDotsPerMm = 8;

/// An 80 mm roll prints 72 mm.
constexpr int receiptWidthDots = 576;

/// Capital heights. No letter on a receipt is smaller than the body's.
constexpr double receiptBodyCapitalMm = 4.0;
constexpr double receiptTitleCapitalMm = 5.2;
constexpr double receiptMoneyCapitalMm = 6.2;

/// Format_Mono, `widthDots` wide, index 1 black on index 0 white.
QImage drawReceipt(const Receipt& receipt, Language language, int widthDots = receiptWidthDots);

}  // namespace evergreen

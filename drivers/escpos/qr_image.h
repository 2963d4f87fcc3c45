// A QR code as the dots of a receipt: printed as a picture, so that printers without a QR command of their own show the
// same one. Pure.
#pragma once

#include "kiosk/base/result.h"

#include <QByteArray>
#include <QImage>

namespace evergreen::escpos {

/// What a phone still reads off thermal paper.
constexpr qsizetype qrBytesMax = 300;
/// One module of the code, at 8 dots/mm: large enough for old phones.
constexpr int qrModuleDotsMax = 8;

/// In the middle of `widthDots`, with the quiet zone around it (ISO/IEC 18004 §9.1), error correction M. PrinterFault
/// for an empty or too long content, or where it does not fit the width.
Result<QImage> qrImage(const QByteArray& content, int widthDots);

}  // namespace evergreen::escpos

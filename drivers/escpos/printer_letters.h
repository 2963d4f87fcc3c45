// Lines of text in a printer's own letters. Pure.
#pragma once

#include "drivers/escpos/printer_models.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <QString>

namespace evergreen::escpos {

/// The bytes of one line, without its end. What the set does not have: in GB18030, of which printers have the letters
/// of two bytes at most, 〓 stands in its place; in a Latin set ? for a mark, and a letter or figure fails with
/// PrinterFault, because such a receipt would be a row of question marks. Control characters, which would be commands,
/// are never among the bytes. PrinterFault, too, where this machine does not know the set.
Result<Bytes> lettersOf(const QString& line, PrinterLetters::Set set);

/// Makes the printer take what follows for letters of that set, at double size.
Bytes beginLetters(PrinterLetters::Set set);

}  // namespace evergreen::escpos

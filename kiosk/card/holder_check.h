// How the holder of the card is known, with the card in the reader: what its list wants, and a PIN on the reader's own
// keypad where it wants that and there is one. Such a PIN is no secret of this machine: it never comes here.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/card/terminal_verdict.h"

#include <QCoroTask>

namespace evergreen {

struct HolderOutcome {
    HolderCheck check = HolderCheck::NotPossible;  ///< CardPin only of a right one
    TerminalVerdict verdict;                       ///< with what was found on the way
    QStringList steps;                             ///< one line each, in order
};

inline constexpr int keypadAsksMax = 4;
inline constexpr std::chrono::seconds keypadWaits{30};

/// One line for people.
QString keypadWords(PinTask task, const KeypadAnswer& answer);

/// `asksKeypad`: somebody stands there to type. Failures: what the reader says. The reader must outlive the task.
QCoro::Task<Result<HolderOutcome>> checkHolder(CardReader& reader, CardObjects card, TerminalVerdict verdict,
                                               bool asksKeypad);

}  // namespace evergreen

// A card's whole conversation up to its first cryptogram, told in words: for evergreen-card --explain and for tests of
// the card layer. It moves no money: the amount is zero, the cryptogram goes to no bank, and the card is told so in the
// second GENERATE AC, as EMV wants it of a terminal that cannot reach the bank.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/card/card_authentication.h"
#include "kiosk/card/terminal_verdict.h"

#include <vector>

#include <QCoroTask>
#include <QStringList>

namespace evergreen {

struct EmvReport {
    QStringList steps;  ///< one line each, in order; no card number, no track
    TerminalVerdict verdict;
    Authentication authentication = Authentication::None;  ///< the one that was tried
    bool isAuthentic = false;
    Wish wish = Wish::Decline;
    Bytes cryptogram;  ///< of the first GENERATE AC; empty when the card has none to give
};

/// Runs it. `authorities`: the scheme keys this terminal knows. Failures: as readCard(). The reader must outlive the
/// task; the card stays powered.
QCoro::Task<Result<EmvReport>> explainCard(CardReader& reader, std::vector<AuthorityKey> authorities, QDate today);

}  // namespace evergreen

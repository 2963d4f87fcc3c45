// What follows the bank's answer to a cryptogram: the card learns whether it was its bank that spoke, obeys its
// scripts, and gives its last word in the second GENERATE AC. Both must approve. Spec: EMV 4.4 Book 3 §10.9 to §10.11
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/card/issuer_host.h"
#include "kiosk/card/terminal_verdict.h"

#include <QCoroTask>
#include <QStringList>

namespace evergreen {

struct OnlineCompletion {
    TerminalVerdict verdict;  ///< with what was found on the way
    bool isApproved = false;  ///< by bank and card
    Bytes cryptogram;         ///< the second: a certificate (TC) when approved, else a refusal (AAC)
    Bytes scriptResults;      ///< five bytes for each script, for the bank
    QStringList steps;        ///< one line each, in order
};

/// `card` and `own`: as for the first cryptogram. Failures: CardDamaged, and what the reader says; after a bank that
/// approved each of them must be undone there (reversal). The reader must outlive the task.
QCoro::Task<Result<OnlineCompletion>> completeOnline(CardReader& reader, CardObjects card, CardObjects own,
                                                     TerminalVerdict verdict, IssuerAnswer answer);

}  // namespace evergreen

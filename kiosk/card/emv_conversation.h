// A card's whole conversation, told in words: for evergreen-card --explain and for tests of the card layer. It moves no
// money: the amount is zero. Without an issuer to ask, the cryptogram goes nowhere, and the card is told so in the
// second GENERATE AC, as EMV wants it of a terminal that cannot reach the bank.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/card/card_authentication.h"
#include "kiosk/card/issuer_host.h"
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
    Bytes cryptogram;         ///< of the first GENERATE AC; empty when the card has none to give
    bool isApproved = false;  ///< by bank and card
    Bytes certificate;        ///< of the second GENERATE AC behind the bank's answer, whatever its kind; empty without
    Bytes scriptResults;      ///< for the bank
};

/// What the terminal brings to the conversation.
struct EmvTerminal {
    std::vector<AuthorityKey> authorities;  ///< the scheme keys it knows
    QDate today;
    CardObjects own{};             ///< as transactionValues() drew them; empty: they are drawn
    IssuerHost* issuer = nullptr;  ///< must outlive the task; null: no bank is asked
    /// False: the bank's word on the cryptogram is enough, and no scheme key is needed. Spec: EMV 4.4 Book 3 §10.3 (a
    /// terminal that is online only need not)
    bool authenticatesOffline = true;
    /// Somebody stands there to type a PIN on the reader's own keypad, where card and reader have that.
    bool asksPinOnKeypad = false;
};

/// Runs it. A bank that cannot be asked is told in the steps. Failures: as readCard(). The reader must outlive the
/// task; the card stays powered.
QCoro::Task<Result<EmvReport>> explainCard(CardReader& reader, EmvTerminal terminal);

}  // namespace evergreen

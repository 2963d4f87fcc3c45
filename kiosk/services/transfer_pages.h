// The pages and words of a transfer, as values. No flow here: transfer.cpp asks them in turn.
#pragma once

#include "kiosk/safety/assess.h"
#include "kiosk/services/money_order.h"

namespace evergreen {

/// What is about to happen, or did.
struct TransferStory {
    Payee payee;
    Account from;
    Money amount;
    TransferSpeed speed = TransferSpeed::NextDay;
    QString contactTold{};  ///< who is told that it waits; empty: nobody
};

/// Accounts that money may leave, other than the payee's own.
std::vector<Account> sourcesFor(const std::vector<Account>& accounts, const Payee& payee);

ChoicePage sourcePage(const std::vector<Account>& sources);
AmountPage amountPage(const Payee& payee, Money max);
ConfirmPage phonePage();
NoticePage pausedPage(const Check& check);
/// Option 0 is tomorrow, the default (TX-01); option 1 at once.
ChoicePage speedPage();
/// Primary: send it.
ConfirmPage confirmPage(const TransferStory& story);
/// What arrives at once. Primary: tomorrow instead. Spec: TX-02
ConfirmPage confirmNowPage(const TransferStory& story);
/// The key facts in Chinese, whatever the language. Primary: ask somebody. Spec: TX-03
ConfirmPage chinesePage(const TransferStory& story);
NoticePage nothingToSpendPage(bool accountEmpty);

/// What is said of it once it is sent.
OrderWords orderWords(const TransferStory& story);

}  // namespace evergreen

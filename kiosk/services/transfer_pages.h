// The pages and words of a transfer, as values. No flow here: transfer.cpp asks them in turn.
#pragma once

#include "kiosk/services/money_order.h"

namespace evergreen {

/// What is about to happen, or did.
struct TransferStory {
    Payee payee;
    Account from;
    Money amount;
    TransferSpeed speed = TransferSpeed::NextDay;
};

/// Accounts that money may leave, other than the payee's own.
std::vector<Account> sourcesFor(const std::vector<Account>& accounts, const Payee& payee);

ChoicePage sourcePage(const std::vector<Account>& sources);
AmountPage amountPage(const Payee& payee, Money max);
ConfirmPage phonePage();
NoticePage pausedPage();
/// Option 0 is tomorrow, the default (TX-01); option 1 at once.
ChoicePage speedPage();
/// Primary: send it. TX-02 facts.
ConfirmPage confirmPage(const TransferStory& story);
NoticePage nothingToSpendPage(bool accountEmpty);

/// What is said of it once it is sent.
OrderWords orderWords(const TransferStory& story);

}  // namespace evergreen

// The pages and receipts of a transfer, as values. No flow here: transfer.cpp asks them in turn.
#pragma once

#include "kiosk/services/service.h"

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

/// Primary: print.
FactsPage acceptedPage(const TransferStory& story, const TransferAccepted& accepted);
NoticePage refusedPage(TransferRefusal reason);
NoticePage outcomeUnknownPage(const TransferStory& story);
ReceiptText acceptedReceipt(const TransferStory& story, const TransferAccepted& accepted);
ReceiptText outcomeUnknownReceipt(const TransferStory& story, const QDateTime& at);

}  // namespace evergreen

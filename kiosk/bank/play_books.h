// Made-up money of a made-up customer, for practising: what PlayBank answers from.
#pragma once

#include "kiosk/bank/account.h"
#include "kiosk/bank/bill.h"
#include "kiosk/bank/branch.h"
#include "kiosk/bank/deposit.h"
#include "kiosk/bank/session.h"
#include "kiosk/bank/transfer.h"

#include <vector>

namespace evergreen {

struct PlayBooks {
    std::vector<Account> accounts;
    SessionFacts facts;
    std::vector<Payee> payees;
    PayeeCheck check;
    StatementPage statement;
    Pension pension;
    std::vector<Bill> bills;
    std::vector<TransitCard> transitCards;
    std::vector<DepositTerm> terms;
    std::vector<Deposit> deposits;
    std::vector<Activity> activities;
    std::vector<PendingTransfer> pending;
};

/// One of everything, with dates around `today`.
PlayBooks playBooks(QDate today);

}  // namespace evergreen

// What a transfer's conversation has gathered, and what the safety rules make of it at each step. Pure.
#pragma once

#include "kiosk/bank/account.h"
#include "kiosk/bank/session.h"
#include "kiosk/bank/transfer.h"
#include "kiosk/base/language.h"
#include "kiosk/safety/assess.h"

namespace evergreen {

struct TransferWish {
    SessionFacts customer;
    Language language = Language::Chinese;
    QDate today;
    std::vector<Account> accounts;
    Payee payee;
    Account from;
    Money amount;
    TransferSpeed speed = TransferSpeed::NextDay;
    bool onThePhone = false;
};

SafetyFacts safetyFactsOf(const TransferWish& wish);

/// Of a payee alone, before any money is spoken of.
SafetyFacts safetyFactsOf(const PayeeCheck& check);

/// The most that may be sent from the account chosen: what it holds, what the bank allows, and where the rules set a
/// limit, what stays below it. Nothing where not even one fen may go.
Money mostOf(const TransferWish& wish, const SafetyRules& rules);

/// The rules that make the transfer wait a day, by id.
QStringList holdsOf(const Assessment& assessment);

/// Whom the bank tells of the hold, masked; empty for nobody. Spec: EL-08
QString contactToldOf(const TransferWish& wish, const SafetyRules& rules);

}  // namespace evergreen

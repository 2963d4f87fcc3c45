// The services of this kiosk, each a coroutine in a file of its own name.
#pragma once

#include "kiosk/services/service.h"

namespace evergreen {

/// The customer's accounts and what is on them. Balances stay hidden until asked for (PV-01).
QCoro::Task<Result<>> balance(ServiceContext context);

/// When the pension last came, of what it was made up, and when it comes next.
QCoro::Task<Result<>> pension(ServiceContext context);

/// What came and went on one account, newest first.
QCoro::Task<Result<>> statement(ServiceContext context);

/// Money to an own account, a saved payee or a new one: as the safety rules TX-01 to TX-05 and EL-01 to EL-09 say.
QCoro::Task<Result<>> transfer(ServiceContext context);

/// Whom the customer trusts: told when a safety rule holds a transfer, without a veto (EL-08).
QCoro::Task<Result<>> trustedContact(ServiceContext context);

/// Leaves one errand to somebody: one payee, one amount, today, on the helper's own card.
QCoro::Task<Result<>> delegate(ServiceContext context);

/// Carries out what somebody left to the customer, and nothing else of theirs.
QCoro::Task<Result<>> errand(ServiceContext context);

/// Transfers that have not been carried out yet, and taking them back.
QCoro::Task<Result<>> undoShelf(ServiceContext context);

/// What the household owes: one bill, or all that is due.
QCoro::Task<Result<>> bills(ServiceContext context);

/// The medical account and what social security says.
QCoro::Task<Result<>> socialSecurity(ServiceContext context);

/// Term deposits: a new one, renewing one, breaking one early, which warns and asks (EL-07).
QCoro::Task<Result<>> deposits(ServiceContext context);

/// Tops up the customer's bus card.
QCoro::Task<Result<>> transitCard(ServiceContext context);

/// A place in the queue, the elders' window first (UI-04).
QCoro::Task<Result<>> queueTicket(ServiceContext context);

/// The way to a place in the hall, on a map.
QCoro::Task<Result<>> whereToGo(ServiceContext context);

/// Stops a card or passbook that was lost.
QCoro::Task<Result<>> cardLost(ServiceContext context);

/// Puts money where only a person gives it back (EL-09).
QCoro::Task<Result<>> lockSavings(ServiceContext context);

/// What savings bonds there are, and until when.
QCoro::Task<Result<>> bonds(ServiceContext context);

/// What deposits bring in a year.
QCoro::Task<Result<>> rates(ServiceContext context);

/// The branch's classes and outings, with a slip that keeps a seat.
QCoro::Task<Result<>> activities(ServiceContext context);

/// The eight rights and the tricks of swindlers: slides that are spoken, and a question at the end.
QCoro::Task<Result<>> lessons(ServiceContext context);

/// What I did, when to come again, where to ask: for the family, without a word about money.
QCoro::Task<Result<>> postcard(ServiceContext context);

/// Tells the branch desk what went wrong, and prints a slip to follow it by.
QCoro::Task<Result<>> complain(ServiceContext context);

/// Every service once more, with play money; nothing reaches the bank or the journal.
QCoro::Task<Result<>> practice(ServiceContext context);

}  // namespace evergreen

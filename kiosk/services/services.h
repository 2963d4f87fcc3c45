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

}  // namespace evergreen

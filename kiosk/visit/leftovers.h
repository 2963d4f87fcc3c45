// Money of which no word came when it was asked to move: before new money is, the bank is asked about it by its key.
// And cards that proved themselves to no end: the bank is told that its approval counts for nothing.
#pragma once

#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/bank/bank.h"
#include "kiosk/journal/journal.h"

namespace evergreen {

/// Settles what the journal holds open, as far as the bank answers; the rest stays open. What the bank never saw is
/// left there as news for its customer, who is told at the next visit, at any kiosk.
QCoro::Task<> settleLeftovers(Journal& journal, Bank& bank, AuditTrail& audit);

}  // namespace evergreen

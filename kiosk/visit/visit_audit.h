// What the audit log is told of a visit, as values.
#pragma once

#include "kiosk/audit_log/audit_entry.h"
#include "kiosk/bank/session.h"
#include "kiosk/base/result.h"
#include "kiosk/dialogue/dialogue.h"
#include "kiosk/services/service.h"

namespace evergreen {

AuditEntry visitBegun(bool withCard);
AuditEntry visitEnded(std::optional<VisitEnd> end, const Result<>& outcome);
/// Sealed: the bank's opaque id. Of the name, nothing.
AuditEntry signedIn(const Session& customer);
/// Of the question under this key: "asked", "approved", "declined", "reversed", "open".
AuditEntry cardProved(const QString& key, const char* verdict, const Result<>& outcome = {});
/// False: it is still in the slot, after every reminder.
AuditEntry cardReturned(bool isTaken);
AuditEntry receiptEnded(const ReceiptText& receipt, const Result<>& printed);

}  // namespace evergreen

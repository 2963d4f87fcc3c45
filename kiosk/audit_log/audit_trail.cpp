#include "kiosk/audit_log/audit_trail.h"

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logAudit, "evergreen.audit")

}  // namespace

void AuditTrail::note(const AuditEntry& entry) {
    const auto kept = append(entry);
    if (!kept) qCCritical(logAudit) << nameOf(entry.kind) << kept.failure().name() << kept.failure().detail;
}

}  // namespace evergreen

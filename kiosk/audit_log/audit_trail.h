// Where whoever does something says so. AuditLog keeps it on disk; NoAudit is for practice and rehearsals, where
// nothing happens that an auditor may take for real.
#pragma once

#include "kiosk/audit_log/audit_entry.h"
#include "kiosk/base/result.h"

namespace evergreen {

class AuditTrail {
public:
    virtual ~AuditTrail() = default;

    /// On disk when it returns. StorageFault: it is not, and what needs an entry (money) must not happen.
    virtual Result<> append(const AuditEntry& entry) = 0;

    /// For everything else, which goes on when the disk takes no more; the log itself says later how much is missing.
    void note(const AuditEntry& entry);
};

class NoAudit final : public AuditTrail {
public:
    Result<> append(const AuditEntry&) override { return {}; }
};

}  // namespace evergreen

// Hears from the audit trail which service is running, so that staff who are called know it; everything goes on to the
// log as it was. Owned by Kiosk.
#pragma once

#include "kiosk/audit_log/audit_trail.h"

#include <functional>
#include <utility>

namespace evergreen {

class ServiceEar final : public AuditTrail {
public:
    /// `log` outlives it. `heard` gets the service's id, or nothing when it has ended.
    ServiceEar(AuditTrail& log, std::function<void(const QString&)> heard) : m_log(log), m_heard(std::move(heard)) {}

    Result<> append(const AuditEntry& entry) override {
        if (entry.kind == AuditKind::ServiceBegun) m_heard(entry.clear.value(QStringLiteral("service")));
        if (entry.kind == AuditKind::ServiceEnded) m_heard({});
        return m_log.append(entry);
    }

private:
    AuditTrail& m_log;
    const std::function<void(const QString&)> m_heard;
};

}  // namespace evergreen

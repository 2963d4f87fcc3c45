// What evergreen-kiosk --verify-audit-log prints: for an auditor's eyes, one fact a line.
#pragma once

#include "kiosk/audit_log/audit_check.h"

#include <QStringList>
#include <QTextStream>

namespace evergreen {

/// Prints the log's measure and "OK" or its first fault, and with keys every entry before that. True: it holds.
/// Failures: no log, or no key, can be read there.
Result<bool> reportOnAuditLog(const QString& folder, const QStringList& keyFiles, QTextStream& report);

}  // namespace evergreen

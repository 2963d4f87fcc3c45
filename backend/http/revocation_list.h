// How long the list of revoked certificates is good: the server refuses every client once it is out of date, so
// somebody has to be told before.
#pragma once

#include "kiosk/base/result.h"

#include <chrono>

#include <QDateTime>
#include <QString>

namespace evergreen {

constexpr std::chrono::hours kRevocationNear{72};

/// The day by which the list in this file (PEM) is to be replaced (nextUpdate), UTC; of several, the first; invalid for
/// one that never is. ConfigBad when it cannot be read.
Result<QDateTime> nextUpdateOf(const QString& revocationFile);

/// What to say of it: empty until `kRevocationNear` before.
QString revocationAlarm(const QDateTime& nextUpdate, const QDateTime& now);

}  // namespace evergreen

// Days as the bank counts them: China Standard Time, whatever the machine's zone.
#pragma once

#include <cstdint>

#include <QDateTime>
#include <QTimeZone>

namespace evergreen::desk {

constexpr int kChinaOffsetSeconds = 8 * 3600;

inline QDate dayOf(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toOffsetFromUtc(kChinaOffsetSeconds).date();
}

/// The day's first millisecond.
inline std::int64_t beginOf(QDate day) {
    return QDateTime(day, QTime(0, 0), QTimeZone(kChinaOffsetSeconds)).toMSecsSinceEpoch();
}

}  // namespace evergreen::desk

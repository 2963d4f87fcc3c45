// The bank's time: a clock, moved ahead by a control word so that "tomorrow" can be shown today. Safe from any thread
// as far as its clock is. A business day is one of China Standard Time.
#pragma once

#include "kiosk/base/clock.h"

#include <atomic>

#include <QTimeZone>

namespace evergreen {

class BankTime {
public:
    explicit BankTime(const Clock& clock) : m_clock(clock) {}

    QDateTime now() const { return m_clock.now().addMSecs(m_ahead); }
    std::int64_t nowMs() const { return now().toMSecsSinceEpoch(); }
    QDate today() const { return dayOf(now()); }
    void advance(std::chrono::milliseconds by) { m_ahead += by.count(); }

    static constexpr int chinaOffsetSeconds = 8 * 3600;
    static QDate dayOf(const QDateTime& moment) { return moment.toOffsetFromUtc(chinaOffsetSeconds).date(); }
    static std::int64_t msOf(QDate day, int hour) {
        return QDateTime(day, QTime(hour, 0), QTimeZone(chinaOffsetSeconds)).toMSecsSinceEpoch();
    }

private:
    const Clock& m_clock;
    std::atomic<std::int64_t> m_ahead = 0;
};

}  // namespace evergreen

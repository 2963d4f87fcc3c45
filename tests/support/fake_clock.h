// A clock that stands still until a test moves it.
#pragma once

#include "kiosk/base/clock.h"

#include <map>

#include <QTimeZone>

namespace evergreen {

class FakeClock final : public Clock {
public:
    explicit FakeClock(QDateTime start = QDateTime({2026, 3, 16}, {9, 30}, QTimeZone::utc()).toUTC())
        : m_start(std::move(start)) {}

    QDateTime now() const override { return m_start.addMSecs(m_elapsed.count()); }
    std::chrono::milliseconds monotonic() const override { return m_elapsed; }
    std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) override;

    /// Moves time on, sounding every alarm that falls due on the way, in order, and letting Qt's events run after each.
    void advance(std::chrono::milliseconds by);

    /// Somebody, or NTP, sets it: monotonic time and alarms know nothing of that.
    void set(std::chrono::milliseconds ahead) { m_start = m_start.addMSecs(ahead.count()); }

    std::size_t pendingAlarms() const { return m_pending.size(); }

private:
    class Pending;
    using Key = std::pair<std::chrono::milliseconds, std::uint64_t>;

    QDateTime m_start;
    std::chrono::milliseconds m_elapsed{0};
    std::uint64_t m_nextNumber = 0;
    std::map<Key, Callback> m_pending;
};

}  // namespace evergreen

// A clock that stands still until it is moved, for rules about waiting.
#pragma once

#include "kiosk/base/clock.h"

#include <map>

namespace evergreen {

class SteppedClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_elapsed.count()).toUTC(); }
    std::chrono::milliseconds monotonic() const override { return m_elapsed; }
    std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) override;

    // Goes to the next alarm and sounds it. False: nothing is waited for.
    bool stepToAlarm();

private:
    class Pending;
    std::chrono::milliseconds m_elapsed{0};
    std::uint64_t m_next = 0;
    std::map<std::pair<std::chrono::milliseconds, std::uint64_t>, Callback> m_pending;
};

}  // namespace evergreen

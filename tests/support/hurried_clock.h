// The real clock with its hands going faster: for customers whose way of working takes minutes, most of them waiting.
#pragma once

#include "kiosk/base/system_clock.h"

namespace evergreen {

class HurriedClock final : public Clock {
public:
    /// From now on so many times as fast as life; before it is called, once. Alarms that are set keep their moment.
    void hurry(int times) {
        m_reached = monotonic();
        m_since = m_real.monotonic();
        m_times = times;
    }

    QDateTime now() const override { return m_real.now(); }
    std::chrono::milliseconds monotonic() const override {
        return m_reached + (m_real.monotonic() - m_since) * m_times;
    }
    std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) override {
        return m_real.alarm(delay / m_times, std::move(callback));
    }

private:
    SystemClock m_real;
    std::chrono::milliseconds m_since = m_real.monotonic();
    std::chrono::milliseconds m_reached{0};
    int m_times = 1;
};

}  // namespace evergreen

// The real clock with its hands moved on by a test; safe from any thread.
#pragma once

#include "kiosk/base/system_clock.h"

#include <atomic>

namespace evergreen {

class ShiftedClock final : public Clock {
public:
    QDateTime now() const override { return m_real.now().addMSecs(m_ahead); }
    std::chrono::milliseconds monotonic() const override { return m_real.monotonic() + ahead(); }
    std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) override {
        return m_real.alarm(delay, std::move(callback));
    }

    void advance(std::chrono::milliseconds by) { m_ahead += by.count(); }

private:
    std::chrono::milliseconds ahead() const { return std::chrono::milliseconds(m_ahead); }

    SystemClock m_real;
    std::atomic<std::int64_t> m_ahead = 0;
};

}  // namespace evergreen

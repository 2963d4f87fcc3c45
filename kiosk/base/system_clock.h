// The real clock, on Qt's timers.
#pragma once

#include "kiosk/base/clock.h"

namespace evergreen {

class SystemClock final : public Clock {
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
    std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) override;
};

}  // namespace evergreen

// A wait that ends when its time is over or when somebody gives the waiter a value, whichever is first. So nothing is
// left suspended when a printer goes while a task rests.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/waiter.h"

#include <chrono>
#include <memory>

namespace evergreen {

/// Why a rest ended. Late: nobody gave anything in time.
enum class Wake { Heard, Late };
using WakePtr = std::shared_ptr<Waiter<Wake>>;

inline QCoro::Task<Wake> rest(Clock* clock, std::chrono::milliseconds atMost, WakePtr waiter) {
    const auto late = clock->alarm(atMost, [waiter] { waiter->give(Wake::Late); });
    const Wake wake = co_await waiter->value();
    co_return wake;
}

}  // namespace evergreen

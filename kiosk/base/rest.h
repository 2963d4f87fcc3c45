// A wait that ends when its time is over or when somebody gives the waiter a value, whichever is first. So nothing is
// left suspended when a device goes while a task rests.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/waiter.h"

#include <chrono>
#include <memory>
#include <utility>

namespace evergreen {

/// Why a rest ended. Late: its time was over, or it was called off.
enum class Wake { Heard, Late };
using WakePtr = std::shared_ptr<Waiter<Wake>>;

inline QCoro::Task<Wake> rest(Clock* clock, std::chrono::milliseconds atMost, WakePtr waiter) {
    const auto late = clock->alarm(atMost, [waiter] { waiter->give(Wake::Late); });
    const Wake wake = co_await waiter->value();
    co_return wake;
}

/// Ends the rest under way, if there is one; it goes on before this returns.
inline void callOff(WakePtr& waiter) {
    if (const auto resting = std::exchange(waiter, nullptr)) resting->give(Wake::Late);
}

}  // namespace evergreen

// A wait that ends when its time is over or when somebody gives the waiter a value, whichever is first. So nothing is
// left suspended when a reader goes while a task rests.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/waiter.h"

#include <chrono>
#include <memory>

namespace evergreen::ccid {

/// Why a rest ended: its time was over, or somebody called it off.
enum class Wake { TimeOver, CalledOff };
using WakePtr = std::shared_ptr<Waiter<Wake>>;

inline QCoro::Task<Wake> rest(Clock* clock, std::chrono::milliseconds atMost, WakePtr waiter) {
    const auto over = clock->alarm(atMost, [waiter] { waiter->give(Wake::TimeOver); });
    const Wake wake = co_await waiter->value();
    co_return wake;
}

inline void callOff(WakePtr& waiter) {
    if (const auto taken = std::exchange(waiter, nullptr)) taken->give(Wake::CalledOff);
}

}  // namespace evergreen::ccid

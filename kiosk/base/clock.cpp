#include "kiosk/base/clock.h"

#include "kiosk/base/waiter.h"

namespace evergreen {

QCoro::Task<> Clock::wait(std::chrono::milliseconds delay) {
    Waiter<bool> over;
    const auto due = alarm(delay, [&over] { over.give(true); });
    co_await over.value();
}

}  // namespace evergreen

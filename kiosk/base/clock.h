// Time as the kiosk sees it. Everything that waits, warns or dates asks a Clock, so that a test can own time.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QCoroTask>
#include <QDateTime>

namespace evergreen {

/// A callback yet to come. Destroying it calls it off.
class Alarm {
public:
    virtual ~Alarm() = default;
};

class Clock {
public:
    using Callback = std::function<void()>;

    virtual ~Clock() = default;

    /// Wall time, UTC.
    virtual QDateTime now() const = 0;

    /// Time since some fixed moment; never goes back.
    virtual std::chrono::milliseconds monotonic() const = 0;

    /// Calls `callback` once, from the event loop, after `delay`.
    [[nodiscard]] virtual std::unique_ptr<Alarm> alarm(std::chrono::milliseconds delay, Callback callback) = 0;

    /// Ends after `delay`. The clock must outlive the task.
    QCoro::Task<> wait(std::chrono::milliseconds delay);
};

}  // namespace evergreen

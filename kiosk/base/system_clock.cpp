#include "kiosk/base/system_clock.h"

#include <utility>

#include <QTimer>

namespace evergreen {

namespace {

class TimerAlarm final : public Alarm {
public:
    TimerAlarm(std::chrono::milliseconds delay, Clock::Callback callback) : m_callback(std::move(callback)) {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        // The callback may destroy this alarm: it runs from a copy.
        QObject::connect(&m_timer, &QTimer::timeout, [this] { Clock::Callback(std::move(m_callback))(); });
        m_timer.start(delay);
    }

private:
    Clock::Callback m_callback;
    QTimer m_timer;
};

}  // namespace

QDateTime SystemClock::now() const {
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::monotonic() const {
    using std::chrono::steady_clock;
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch());
}

std::unique_ptr<Alarm> SystemClock::alarm(std::chrono::milliseconds delay, Callback callback) {
    return std::make_unique<TimerAlarm>(delay, std::move(callback));
}

}  // namespace evergreen

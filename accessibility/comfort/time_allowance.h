// Time enough to answer, and a question before it is over. Nobody sees a countdown: the queue behind is nobody's clock.
// Spec: WCAG 2.2 SC 2.2.1 (extend at least ten times); VVSG 2.0 (warning of at least 20 s).
#pragma once

#include "kiosk/base/clock.h"

#include <chrono>
#include <memory>

#include <QObject>

namespace evergreen {

class TimeAllowance : public QObject {
    Q_OBJECT

public:
    struct Limits {
        std::chrono::seconds quiet{120};  ///< without a touch, until "still there?" is asked
        std::chrono::seconds answer{45};  ///< without an answer to that, until the visit ends
        int extensionsMax = 30;           ///< an hour alone; then the card goes back
    };

    explicit TimeAllowance(Clock& clock) : TimeAllowance(clock, Limits()) {}
    TimeAllowance(Clock& clock, Limits limits);

    /// Starts over for a new visit: no extension used.
    void beginVisit();

    /// Starts counting quiet time. `generous` doubles both limits (voice users, extra time).
    void start(bool generous);
    /// The customer did something, or the kiosk is still speaking.
    void activity();
    /// "Yes, I need more time." After the last extension: over().
    void extend();
    void stop();

Q_SIGNALS:
    void askStillThere();
    void over();

private:
    void waitQuiet();
    void waitAnswer();

    Clock& m_clock;
    const Limits m_limits;
    std::unique_ptr<Alarm> m_alarm;
    int m_factor = 1;
    int m_extensions = 0;
    bool m_running = false;
    bool m_asking = false;
};

}  // namespace evergreen

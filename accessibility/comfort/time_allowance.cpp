#include "accessibility/comfort/time_allowance.h"

namespace evergreen {

TimeAllowance::TimeAllowance(Clock& clock, Limits limits) : m_clock(clock), m_limits(limits) {}

void TimeAllowance::beginVisit() {
    stop();
    m_extensions = 0;
}

void TimeAllowance::start(bool generous) {
    m_factor = generous ? 2 : 1;
    m_running = true;
    waitQuiet();
}

void TimeAllowance::activity() {
    if (m_running && !m_asking) waitQuiet();
}

void TimeAllowance::extend() {
    if (!m_asking) return;
    if (++m_extensions > m_limits.extensionsMax) {
        stop();
        Q_EMIT over();
        return;
    }
    waitQuiet();
}

void TimeAllowance::stop() {
    m_running = false;
    m_asking = false;
    m_alarm.reset();
}

void TimeAllowance::waitQuiet() {
    m_asking = false;
    m_alarm = m_clock.alarm(m_limits.quiet * m_factor, [this] { waitAnswer(); });
}

void TimeAllowance::waitAnswer() {
    m_asking = true;
    m_alarm = m_clock.alarm(m_limits.answer * m_factor, [this] {
        stop();
        Q_EMIT over();
    });
    Q_EMIT askStillThere();
}

}  // namespace evergreen

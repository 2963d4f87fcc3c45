#include "kiosk/fleet/poll_schedule.h"

#include <algorithm>
#include <cstdint>

namespace evergreen::fleet {

namespace {

/// Beyond it nothing grows: 2^20 minutes are two years.
constexpr int kDoublingsMax = 20;
constexpr std::int64_t kOne = 1;
constexpr double kBackOffLeast = 0.5;

}  // namespace

PollSchedule::PollSchedule(PollPace pace, Draw draw, Time now)
    : m_pace(pace), m_draw(std::move(draw)), m_due(now + part(m_pace.every, 0, 1)) {}

void PollSchedule::notePoll(bool isWell, Time now) {
    m_polled = now;
    m_isHinted = false;
    if (isWell) {
        m_failures = 0;
        m_due = now + part(m_pace.every, 1 - m_pace.jitter, 1 + m_pace.jitter);
        return;
    }
    m_failures = std::min(m_failures + 1, kDoublingsMax);
    m_due = now + part(std::min(m_pace.every * (kOne << m_failures), m_pace.longest), kBackOffLeast, 1);
}

void PollSchedule::noteHint(Time now) {
    if (m_isHinted) return;
    m_isHinted = true;
    const Time from = m_polled ? std::max(now, *m_polled + m_pace.hintsApart) : now;
    m_due = std::min(m_due, from + part(m_pace.hintSpread, 0, 1));
}

std::chrono::milliseconds PollSchedule::part(std::chrono::milliseconds whole, double least, double most) const {
    const double share = least + (most - least) * m_draw();
    return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(whole.count()) * share));
}

}  // namespace evergreen::fleet

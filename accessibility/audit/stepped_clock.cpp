#include "accessibility/audit/stepped_clock.h"

namespace evergreen {

class SteppedClock::Pending final : public Alarm {
public:
    Pending(SteppedClock& clock, std::pair<std::chrono::milliseconds, std::uint64_t> key)
        : m_clock(clock), m_key(key) {}
    ~Pending() override { m_clock.m_pending.erase(m_key); }

private:
    SteppedClock& m_clock;
    const std::pair<std::chrono::milliseconds, std::uint64_t> m_key;
};

std::unique_ptr<Alarm> SteppedClock::alarm(std::chrono::milliseconds delay, Callback callback) {
    const std::pair key{m_elapsed + delay, m_next++};
    m_pending.emplace(key, std::move(callback));
    return std::make_unique<Pending>(*this, key);
}

bool SteppedClock::stepToAlarm() {
    if (m_pending.empty()) return false;
    const auto first = m_pending.begin();
    m_elapsed = first->first.first;
    const auto callback = std::move(first->second);
    m_pending.erase(first);
    callback();
    return true;
}

}  // namespace evergreen

#include "tests/support/fake_clock.h"

#include <QCoreApplication>

namespace evergreen {

class FakeClock::Pending final : public Alarm {
public:
    Pending(FakeClock& clock, Key key) : m_clock(clock), m_key(key) {}
    ~Pending() override { m_clock.m_pending.erase(m_key); }

private:
    FakeClock& m_clock;
    Key m_key;
};

std::unique_ptr<Alarm> FakeClock::alarm(std::chrono::milliseconds delay, Callback callback) {
    const Key key{m_elapsed + delay, m_nextNumber++};
    m_pending.emplace(key, std::move(callback));
    return std::make_unique<Pending>(*this, key);
}

void FakeClock::advance(std::chrono::milliseconds by) {
    const auto end = m_elapsed + by;
    QCoreApplication::processEvents();
    while (!m_pending.empty() && m_pending.begin()->first.first <= end) {
        const auto due = m_pending.extract(m_pending.begin());
        m_elapsed = std::max(m_elapsed, due.key().first);
        due.mapped()();
        QCoreApplication::processEvents();
    }
    m_elapsed = end;
}

}  // namespace evergreen

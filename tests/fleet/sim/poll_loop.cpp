#include "tests/fleet/sim/poll_loop.h"

namespace evergreen {

using std::chrono::steady_clock;

PollLoop::PollLoop(fleet::PollPace pace, Tell tell) : m_pace(pace), m_tell(std::move(tell)) {
    for (std::size_t i = 0; i < threads; ++i) m_threads.emplace_back([this] { run(); });
}

PollLoop::~PollLoop() {
    {
        const std::lock_guard lock(m_guard);
        m_isEnding = true;
    }
    m_woken.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

/// Asked under the lock, as all schedules are.
fleet::PollSchedule PollLoop::freshSchedule() {
    return {m_pace, [this] { return std::uniform_real_distribution<double>(0, 1)(m_chance); }, steady_clock::now()};
}

void PollLoop::add(std::unique_ptr<FleetKiosk> kiosk) {
    {
        const std::lock_guard lock(m_guard);
        m_kiosks.push_back({std::move(kiosk), freshSchedule()});
        m_due.emplace(m_kiosks.back().schedule.due(), m_kiosks.size() - 1);
    }
    m_woken.notify_one();
}

void PollLoop::hint(std::size_t kiosk) {
    {
        const std::lock_guard lock(m_guard);
        if (m_isEnding || kiosk >= m_kiosks.size()) return;
        Entry& entry = m_kiosks[kiosk];
        entry.isHinted = entry.isPolling;
        if (entry.isPolling) return;
        m_due.erase({entry.schedule.due(), kiosk});
        entry.schedule.noteHint(steady_clock::now());
        m_due.emplace(entry.schedule.due(), kiosk);
    }
    m_woken.notify_one();
}

void PollLoop::run() {
    std::unique_lock lock(m_guard);
    while (!m_isEnding) {
        if (m_due.empty()) {
            m_woken.wait(lock);
        } else if (const auto [due, which] = *m_due.begin(); due > steady_clock::now()) {
            m_woken.wait_until(lock, due);
        } else {
            m_due.erase(m_due.begin());
            pollOne(lock, which);
        }
    }
}

void PollLoop::pollOne(std::unique_lock<std::mutex>& lock, std::size_t which) {
    Entry& entry = m_kiosks[which];
    entry.isPolling = true;
    lock.unlock();
    const auto polled = entry.kiosk->poll();
    m_tell(which, *entry.kiosk, polled);
    lock.lock();
    entry.isPolling = false;
    if (polled.isRestarted) {
        entry.schedule = freshSchedule();
    } else {
        entry.schedule.notePoll(polled.isWell, steady_clock::now());
    }
    if (std::exchange(entry.isHinted, false)) entry.schedule.noteHint(steady_clock::now());
    m_due.emplace(entry.schedule.due(), which);
}

}  // namespace evergreen

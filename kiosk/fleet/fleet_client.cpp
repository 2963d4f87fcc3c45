#include "kiosk/fleet/fleet_client.h"

#include <memory>
#include <random>

namespace evergreen::fleet {

namespace {

using std::chrono::steady_clock;

PollSchedule::Draw evenDraw() {
    return [source = std::mt19937_64(std::random_device{}())]() mutable {
        return std::uniform_real_distribution<double>(0, 1)(source);
    };
}

}  // namespace

FleetClient::FleetClient(FleetRound& round, PollPace pace, Tell tell)
    : m_round(round),
      m_tell(std::move(tell)),
      m_schedule(pace, evenDraw(), steady_clock::now()),
      m_thread([this] { run(); }) {}

FleetClient::~FleetClient() {
    {
        const std::lock_guard lock(m_guard);
        m_isEnding = true;
    }
    m_woken.notify_one();
    m_thread.join();
}

void FleetClient::hint() {
    const std::lock_guard lock(m_guard);
    m_isHinted = true;
    m_woken.notify_one();
}

void FleetClient::apply() {
    const std::lock_guard lock(m_guard);
    m_isApplying = true;
    m_woken.notify_one();
}

void FleetClient::run() {
    m_told = m_round.status();
    m_tell(m_told);
    while (rest()) pollOnce();
}

bool FleetClient::rest() {
    std::unique_lock lock(m_guard);
    while (!m_isEnding) {
        if (std::exchange(m_isHinted, false)) m_schedule.noteHint(steady_clock::now());
        if (std::exchange(m_isApplying, false)) {
            lock.unlock();
            [[maybe_unused]] const auto applied = m_round.apply();
            tellChange();
            lock.lock();
            continue;
        }
        // What the next start tries is decided: nothing may change it any more.
        if (m_round.status().isApplied) {
            m_woken.wait(lock);
        } else if (steady_clock::now() >= m_schedule.due()) {
            return true;
        } else {
            m_woken.wait_until(lock, m_schedule.due());
        }
    }
    return false;
}

void FleetClient::pollOnce() {
    const auto polled = m_round.poll();
    m_schedule.notePoll(static_cast<bool>(polled), steady_clock::now());
    tellChange();
}

void FleetClient::tellChange() {
    if (m_round.status() == m_told) return;
    m_told = m_round.status();
    m_tell(m_told);
}

}  // namespace evergreen::fleet

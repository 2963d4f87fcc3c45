// The polls of many kiosks in one process: each kiosk by its own schedule, as in kiosk/fleet/fleet_client.h, and few
// threads for all of them, for most of the time nobody polls.
#pragma once

#include "kiosk/fleet/poll_schedule.h"
#include "tests/fleet/sim/fleet_kiosk.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <set>
#include <thread>

namespace evergreen {

class PollLoop {
public:
    static constexpr std::size_t threads = 4;

    /// After each poll, on one of the loop's threads.
    using Tell = std::function<void(std::size_t kiosk, const FleetKiosk& what, FleetKiosk::Polled polled)>;

    PollLoop(fleet::PollPace pace, Tell tell);
    /// Polls under way end first; no other begins.
    ~PollLoop();
    PollLoop(const PollLoop&) = delete;
    PollLoop& operator=(const PollLoop&) = delete;

    /// They are numbered from 0.
    void add(std::unique_ptr<FleetKiosk> kiosk);
    /// From any thread; also of a kiosk that is being made.
    void hint(std::size_t kiosk);

private:
    struct Entry {
        std::unique_ptr<FleetKiosk> kiosk;
        fleet::PollSchedule schedule;
        bool isPolling = false;
        bool isHinted = false;  ///< while it polls
    };

    void run();
    void pollOne(std::unique_lock<std::mutex>& lock, std::size_t which);
    fleet::PollSchedule freshSchedule();

    const fleet::PollPace m_pace;
    const Tell m_tell;
    std::mutex m_guard;
    std::condition_variable m_woken;
    std::mt19937_64 m_chance{std::random_device{}()};
    std::deque<Entry> m_kiosks;
    std::set<std::pair<fleet::PollSchedule::Time, std::size_t>> m_due;  ///< of those that do not poll
    bool m_isEnding = false;
    std::vector<std::thread> m_threads;
};

}  // namespace evergreen

// The poll of the fleet's server, on a thread of its own that needs no event loop. The program is told of every change
// of the status there, and asks for a restart when nobody stands before the glass.
#pragma once

#include "kiosk/fleet/fleet_round.h"
#include "kiosk/fleet/poll_schedule.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace evergreen::fleet {

class FleetClient {
public:
    /// On the client's thread; must not wait for it.
    using Tell = std::function<void(const FleetStatus& status)>;

    /// Polls from now on. The round outlives it and is its alone. Ends with the request under way: whoever cannot wait
    /// ends that first (CurlFetcher::endEarly).
    FleetClient(FleetRound& round, PollPace pace, Tell tell);
    ~FleetClient();
    FleetClient(const FleetClient&) = delete;
    FleetClient& operator=(const FleetClient&) = delete;

    // From any thread; none of them waits.
    /// There is news: polls sooner.
    void hint();
    /// What is ready is to be tried at the next start; the status says when it will be. No more polls after that.
    void apply();

private:
    void run();
    /// False: to end.
    bool rest();
    void pollOnce();
    void tellChange();

    FleetRound& m_round;
    Tell m_tell;
    FleetStatus m_told;
    PollSchedule m_schedule;
    std::mutex m_guard;
    std::condition_variable m_woken;
    bool m_isHinted = false;
    bool m_isApplying = false;
    bool m_isEnding = false;
    std::thread m_thread;  // last: it uses all the others
};

}  // namespace evergreen::fleet

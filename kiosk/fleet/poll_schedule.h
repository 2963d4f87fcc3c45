// When to ask the server next. Pure: takes times, says when.
//   after a good poll   `every`, more or less by `jitter`, so that a fleet that was switched on together drifts apart
//   after failures      twice as long each time up to `longest`, and of that a random part, half at least
//   after a hint        within `hintSpread`, each kiosk at a moment of its own: a hint reaches all of them at once
#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace evergreen::fleet {

struct PollPace {
    std::chrono::milliseconds every = std::chrono::minutes(1);
    double jitter = 0.2;  ///< of `every`
    std::chrono::milliseconds longest = std::chrono::minutes(30);
    std::chrono::milliseconds hintSpread = std::chrono::seconds(10);
    /// From one poll to the next that a hint asks for, whoever sends them and how often.
    std::chrono::milliseconds hintsApart = std::chrono::seconds(15);
};

class PollSchedule {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// 0 to below 1, evenly.
    using Draw = std::function<double()>;

    /// The first poll is within `every`: after a power cut a whole fleet starts at once.
    PollSchedule(PollPace pace, Draw draw, Time now);

    Time due() const { return m_due; }
    void notePoll(bool isWell, Time now);
    /// Sooner, never later; a second hint before the poll changes nothing.
    void noteHint(Time now);
    int failures() const { return m_failures; }

private:
    std::chrono::milliseconds part(std::chrono::milliseconds whole, double least, double most) const;

    PollPace m_pace;
    Draw m_draw;
    Time m_due;
    std::optional<Time> m_polled;
    int m_failures = 0;
    bool m_isHinted = false;
};

}  // namespace evergreen::fleet

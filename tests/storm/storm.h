// The storm's course: everybody connects, help is pressed in quiet, then while all reconnect, then while broker, desk
// and kiosks are killed at random. docs/desk.md says what that proves.
#pragma once

#include "tests/storm/crowd.h"
#include "tests/storm/storm_branch.h"

#include <array>

namespace evergreen {

class Storm {
public:
    /// All outlive it.
    Storm(StormBranch& branch, CallBook& book);

    Result<> connectAll();
    Result<> pressInQuiet(int count);

    struct Return {
        int presses = 0;     ///< at durable kiosks, back or not
        double seconds = 0;  ///< from the broker's start until all are back
    };
    /// The broker is killed. Help is pressed at the durable kiosks while it is away and while all come back: in a
    /// simulated one a press would wait for the thousands that share its processors.
    Result<Return> pressWhileAllReconnect(int countMost);

    struct Kills {
        int broker = 0;
        int desk = 0;
        int kiosks = 0;  ///< the process of all durable ones
    };
    /// Until so many more calls are kept by the durable kiosks. With at most `besideMost` others connected, or a crew.
    /// What is unanswered long after the last press stays so, and will be found lost.
    Result<Kills> pressThroughKills(int count, std::size_t besideMost);

    /// All programs of kiosks end, in order.
    void end();

    QStringList crowdCalls() const { return m_crowd.calls(); }
    const QStringList& durableCalls() const { return m_durable.calls(); }
    int refused() const { return m_durable.refused(); }

private:
    enum class Kind { Broker, Desk, Kiosks };

    Result<> startDurable();
    void pressDurable(Weather weather);
    bool pressEither(int nth, Weather weather);
    void pressAnywhere(int nth);
    Kind nextKind();
    Result<> kill(Kind kind);
    Result<> startAgain(Kind kind);
    Result<> awaitOnline();
    Result<> awaitShown();
    bool isSettled() const { return m_crowd.isSettled() && m_durable.isSettled(); }
    template <typename Condition>
    bool await(std::chrono::milliseconds most, Condition isSo);

    StormBranch& m_branch;
    CallBook& m_book;
    Crowd m_crowd;
    Crew m_durable;
    std::vector<Kind> m_kinds;  ///< yet to come before each comes again
    int m_deadDesk = 0;
    Kills m_kills;
};

}  // namespace evergreen

// All simulated kiosks, in as many crews as they need. They are never killed, but start anew in order.
#pragma once

#include "tests/storm/crew.h"
#include "tests/storm/storm_branch.h"

#include <functional>
#include <memory>
#include <vector>

namespace evergreen {

class Crowd {
public:
    static constexpr int crewSize = 1'000;

    Crowd(const StormBranch& branch, CallBook& book);

    /// All of them, at most so many at once that are not at the broker yet; `beat` lets time pass.
    Result<> start(const std::function<void()>& beat, std::chrono::steady_clock::time_point deadline);

    /// Whole crews go, until at most so many kiosks are left, or one crew.
    void shrink(std::size_t most);

    /// All programs end, in order.
    void end();

    /// At a kiosk of the watched branch that is at the broker; false when none is found.
    bool pressWhereWatched(Weather weather);
    void pressAnywhere(Weather weather);
    void restartAny();

    std::size_t size() const;
    std::size_t online() const;
    bool isAllOnline() const { return online() == size(); }
    bool isSettled() const;
    QString state() const;
    /// Of all crews, also those that went.
    QStringList calls() const;

private:
    Crew& anyCrew();

    std::vector<std::unique_ptr<Crew>> m_crews;
    QStringList m_earlierCalls;
};

}  // namespace evergreen

// One thing at a time: those who want what only one can have wait here in the order they came. Owned by whoever gives
// it out; a Turn gives it on when it ends.
#pragma once

#include "kiosk/base/waiter.h"

#include <deque>
#include <memory>
#include <utility>

#include <QCoroTask>

namespace evergreen {

class Turns {
public:
    /// Ends when it is the caller's turn; with false when the queue was closed. Each true is given back by done().
    static QCoro::Task<bool> wait(std::shared_ptr<Turns> turns) {
        if (turns->m_isClosed) co_return false;
        if (!std::exchange(turns->m_isTaken, true)) co_return true;
        const auto waiter = std::make_shared<Waiter<bool>>();
        turns->m_waiting.push_back(waiter);
        const bool isMine = co_await waiter->value();
        co_return isMine;
    }

    /// The next in the queue goes on before this returns.
    void done() {
        if (m_waiting.empty()) {
            m_isTaken = false;
            return;
        }
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next->give(true);
    }

    /// Sends everyone away, now and later.
    void close() {
        m_isClosed = true;
        for (const auto& waiter : std::exchange(m_waiting, {})) waiter->give(false);
    }

private:
    std::deque<std::shared_ptr<Waiter<bool>>> m_waiting;
    bool m_isTaken = false;
    bool m_isClosed = false;
};

/// Gives a turn back at the end of its scope.
class Turn {
public:
    explicit Turn(std::shared_ptr<Turns> turns) : m_turns(std::move(turns)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { m_turns->done(); }

private:
    std::shared_ptr<Turns> m_turns;
};

}  // namespace evergreen

// A thread with books of its own: opened on it before anything else, closed on it at its end.
#pragma once

#include "backend/desk/desk_books.h"

#include <functional>
#include <thread>

namespace evergreen::desk {

class BooksThread {
public:
    /// Returns once the books are open and `prepare` is done, both there; then `run` goes on there. After a failure,
    /// which is theirs, there is no thread. The books outlive it.
    Result<> start(DeskBooks& books, std::function<Result<>()> prepare, std::function<void()> run);

    bool joinable() const { return m_thread.joinable(); }
    void join() { m_thread.join(); }

private:
    std::thread m_thread;
};

}  // namespace evergreen::desk

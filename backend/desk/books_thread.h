// A thread with books of its own: opened on it before anything else, closed on it at its end.
#pragma once

#include "backend/desk/desk_books.h"

#include <condition_variable>
#include <functional>
#include <mutex>
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

/// One that does the same turn again and again, with a pause in between, until it is stopped.
class BooksRound {
public:
    BooksRound(const BookOptions& options, const Clock& clock, std::chrono::milliseconds pause)
        : m_books(options, clock), m_pause(pause) {}
    ~BooksRound() { stop(); }
    BooksRound(const BooksRound&) = delete;
    BooksRound& operator=(const BooksRound&) = delete;

    /// For `turn`, on its thread.
    DeskBooks& books() { return m_books; }
    Result<> start(std::function<void()> turn);
    /// A turn under way is ended first.
    void stop();

private:
    DeskBooks m_books;
    std::chrono::milliseconds m_pause;
    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_stopping = false;
    BooksThread m_thread;
};

}  // namespace evergreen::desk

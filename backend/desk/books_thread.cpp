#include "backend/desk/books_thread.h"

#include <future>

namespace evergreen::desk {

Result<> BooksThread::start(DeskBooks& books, std::function<Result<>()> prepare, std::function<void()> run) {
    std::promise<Result<>> opened;
    auto result = opened.get_future();
    // The promise is the thread's own: the caller may be gone while it still tells.
    m_thread =
        std::thread([&books, opened = std::move(opened), prepare = std::move(prepare), run = std::move(run)]() mutable {
            auto begun = books.open();
            if (begun) begun = prepare();
            const bool isBegun = begun.ok();
            opened.set_value(std::move(begun));
            if (isBegun) run();
            books.database.close();
        });
    auto done = result.get();
    if (!done) m_thread.join();
    return done;
}

Result<> BooksRound::start(std::function<void()> turn) {
    const auto run = [this, turn = std::move(turn)] {
        std::unique_lock lock(m_mutex);
        while (!m_stopping) {
            lock.unlock();
            turn();
            lock.lock();
            m_bell.wait_for(lock, m_pause, [this] { return m_stopping; });
        }
    };
    return m_thread.start(
        m_books, [] { return Result<>(); }, run);
}

void BooksRound::stop() {
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_bell.notify_one();
    m_thread.join();
}

}  // namespace evergreen::desk

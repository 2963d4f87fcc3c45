#include "backend/desk/rollout_watch.h"

#include <future>

namespace evergreen::desk {

RolloutWatch::RolloutWatch(const BookOptions& options, const Clock& clock, const KioskWall& wall, KioskPost& post,
                           const FleetWatched& watched, const QString& name)
    : m_books(options, clock), m_stop({m_books, wall, post}, watched, name), m_every(watched.lookEvery) {}

RolloutWatch::~RolloutWatch() {
    stop();
}

Result<> RolloutWatch::start() {
    if (auto keys = m_stop.checkKeys(); !keys) return keys;
    std::promise<Result<>> opened;
    auto result = opened.get_future();
    m_thread = std::thread([this, &opened] {
        auto books = m_books.open();
        const bool isOpen = books.ok();
        opened.set_value(std::move(books));
        if (isOpen) run();
        m_books.database.close();
    });
    auto done = result.get();
    if (!done) m_thread.join();
    return done;
}

void RolloutWatch::stop() {
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_bell.notify_one();
    m_thread.join();
}

void RolloutWatch::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        m_stop.turn();
        lock.lock();
        m_bell.wait_for(lock, m_every, [this] { return m_stopping; });
    }
}

}  // namespace evergreen::desk

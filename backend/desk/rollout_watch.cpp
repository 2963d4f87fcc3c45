#include "backend/desk/rollout_watch.h"

namespace evergreen::desk {

RolloutWatch::RolloutWatch(const BookOptions& options, const Clock& clock, const KioskWall& wall, KioskPost& post,
                           const FleetWatched& watched, const QString& name)
    : m_books(options, clock), m_stop({m_books, wall, post}, watched, name), m_every(watched.lookEvery) {}

RolloutWatch::~RolloutWatch() {
    stop();
}

Result<> RolloutWatch::start() {
    if (auto keys = m_stop.check(); !keys) return keys;
    return m_thread.start(
        m_books, [] { return Result<>(); }, [this] { run(); });
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

#include "backend/desk/rollout_watch.h"

namespace evergreen::desk {

RolloutWatch::RolloutWatch(const BookOptions& options, const Clock& clock, const KioskWall& wall, KioskPost& post,
                           const FleetWatched& watched, const QString& name)
    : m_stopping(options, clock, watched.lookEvery),
      m_stop({m_stopping.books(), wall, post}, watched, name),
      m_reading(options, clock, watched.lookEvery),
      m_reader(m_reading.books(), watched) {}

Result<> RolloutWatch::start() {
    if (auto keys = m_stop.check(); !keys) return keys;
    if (auto done = m_stopping.start([this] { m_stop.turn(); }); !done) return done;
    return m_reading.start([this] { m_reader.turn(); });
}

void RolloutWatch::stop() {
    m_reader.giveUp();
    m_reading.stop();
    m_stopping.stop();
}

}  // namespace evergreen::desk

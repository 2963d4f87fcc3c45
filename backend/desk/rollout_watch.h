// The thread of the automatic stop, with books of its own: a repository's lock is waited for up to half a minute, and
// calls for help must not.
#pragma once

#include "backend/desk/automatic_stop.h"
#include "backend/desk/books_thread.h"

#include <condition_variable>
#include <mutex>

namespace evergreen::desk {

class RolloutWatch {
public:
    /// Clock, wall and post outlive it.
    RolloutWatch(const BookOptions& options, const Clock& clock, const KioskWall& wall, KioskPost& post,
                 const FleetWatched& watched, const QString& name);
    ~RolloutWatch();

    /// ConfigBad, StorageFault.
    Result<> start();
    /// A publication under way is ended first.
    void stop();

private:
    void run();

    DeskBooks m_books;
    AutomaticStop m_stop;
    std::chrono::milliseconds m_every;
    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_stopping = false;
    BooksThread m_thread;
};

}  // namespace evergreen::desk

// The fleet's repository as the desk follows it, beside the answering of calls: the automatic stop, and what bundles
// there are, each on a thread and with books of its own. A repository's lock is waited for up to half a minute, and a
// bundle is read for seconds; calls for help must not wait for the one, nor a stop for the other.
#pragma once

#include "backend/desk/automatic_stop.h"
#include "backend/desk/books_thread.h"
#include "backend/desk/bundle_reader.h"

namespace evergreen::desk {

class RolloutWatch {
public:
    /// Clock, wall and post outlive it.
    RolloutWatch(const BookOptions& options, const Clock& clock, const KioskWall& wall, KioskPost& post,
                 const FleetWatched& watched, const QString& name);
    ~RolloutWatch() { stop(); }

    /// ConfigBad, StorageFault.
    Result<> start();
    /// A publication under way is ended first.
    void stop();

    /// AutomaticStop::clockSet()
    std::int64_t clockSet() const { return m_stop.clockSet(); }

private:
    BooksRound m_stopping;
    AutomaticStop m_stop;
    BooksRound m_reading;
    BundleReader m_reader;
};

}  // namespace evergreen::desk

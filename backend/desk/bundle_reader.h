// Follows which bundles the publisher and the reviewer have signed in the fleet's repository, into the books, and has
// what each says told by evergreen-fleet, a program of its own: recordings and catalogues of whoever made a bundle are
// not opened in the process that answers calls for help, and the desk needs none of the kiosk's readers.
//
// One thread, with books of its own; blocks on the disk, the database and that program. RolloutWatch has that thread.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/fleet_folder.h"

#include <atomic>

namespace evergreen::desk {

class BundleReader {
public:
    static constexpr std::chrono::seconds tellMax{120};    ///< for one bundle; then its program is killed
    static constexpr std::chrono::minutes tellAgain{1};    ///< after it was in vain
    static constexpr std::chrono::milliseconds look{100};  ///< how soon it gives up

    /// Books outlive it.
    BundleReader(DeskBooks& books, FleetWatched watched);

    /// Once round: follow, then have those told that nobody has told yet; in the first turn also those that wait for
    /// their review, for the list of forbidden words may be another one since. What fails is logged.
    void turn();
    /// From any thread: what is under way is broken off.
    void giveUp() { m_givesUp = true; }

private:
    void follow();
    void tell(const QString& manifest, std::int64_t version);
    std::optional<QByteArray> told(std::int64_t version);
    void complain(const QString& what);

    DeskBooks& m_books;
    FleetWatched m_watched;
    FleetFolder m_folder;
    std::map<QString, std::int64_t> m_tried;  ///< by manifest: when, by the monotonic clock
    QString m_complaint;                      ///< the last one logged
    bool m_isFirst = true;
    std::atomic<bool> m_givesUp = false;
};

}  // namespace evergreen::desk

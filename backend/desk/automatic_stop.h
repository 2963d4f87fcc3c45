// Stops a rollout that goes wrong, without anybody's asking: reads the fleet's repository, counts what the kiosks say
// (rollout_count.h), and where that is over the rule signs and publishes `halt` with the online keys, by the same
// RolloutSigner as evergreen-fleet. It can do nothing else with them. Each step is in the database before it is done,
// so that another instance of the desk, or this one after a restart, goes on where one was killed.
//
// One thread, with books of its own; blocks on the disk and the database. RolloutWatch has that thread.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/fleet_folder.h"
#include "backend/desk/kiosk_post.h"

#include <atomic>

namespace evergreen::desk {

class AutomaticStop {
public:
    struct Ground {
        DeskBooks& books;
        const KioskWall& wall;
        KioskPost& post;
    };

    /// All of `ground` outlives it. `name`: this instance's, and no other's.
    AutomaticStop(Ground ground, FleetWatched watched, QString name);

    /// FleetFolder::check()
    Result<> check() const { return m_folder.check(); }
    /// When the desk's clock was set; 0: never. From any thread.
    std::int64_t clockSet() const { return m_clockSet; }

    /// Once round: look, judge, finish. What fails is logged, once while it lasts, and done again in the next turn.
    void turn();

    // Its parts.
    /// What is new in the repository is noted, and the kiosks are told to look sooner.
    void look();
    /// A stop is decided, and nothing more. A clock that was set makes nobody silent.
    void judge();
    /// A stop that was decided, by whichever instance, is signed and published.
    void finish();

private:
    void watchClock();
    Result<> publish(const RolloutStop& stop);
    void complain(const QString& what);

    Ground m_ground;
    FleetWatched m_watched;
    QString m_name;
    FleetFolder m_folder;
    std::optional<std::int64_t> m_clockAhead;  ///< of the monotonic one, in milliseconds
    std::atomic<std::int64_t> m_clockSet = 0;
    QString m_complaint;  ///< the last one logged
    bool m_hasComplained = false;
};

}  // namespace evergreen::desk

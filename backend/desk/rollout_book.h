// What the desk keeps of the fleet's rollout: the newest that any of its instances has seen, and the stops it has
// decided. A stop is a row before anything is signed, so that whoever comes after one that was killed finishes it; of
// several instances one decides, and one at a time publishes. All that changes is called in a transaction
// (DeskBooks::inOneGo), and told to every branch and its audit.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/numbered_notes.h"
#include "backend/desk/rollout_count.h"

namespace evergreen::desk {

struct SeenRollout {
    std::int64_t version = 0;  ///< of its role's document: it only goes up; 0: none was seen yet
    fleet::Rollout rollout{};
    std::vector<std::int64_t> since;  ///< of each ring: since when it is published as it is
    bool operator==(const SeenRollout&) const = default;
};

struct RolloutStop {
    std::int64_t version = 0;  ///< of the rollout that was judged
    fleet::Rollout judged{};
    QJsonObject figures{};  ///< RingCount of desk.yaml: why
    std::int64_t decidedAt = 0;
    std::int64_t endedAt = 0;  ///< 0: not published yet
    QString outcome{};         ///< "", "halted", "overtaken": somebody has changed the rollout first
    bool operator==(const RolloutStop&) const = default;
};

class RolloutBook {
public:
    /// So long a stop is its publisher's alone: longer than a repository's lock is waited for, and signing takes.
    static constexpr std::chrono::seconds claimedFor{90};

    RolloutBook(Database& database, BranchRegister& branches, NumberedNotes& notes)
        : m_database(database), m_branches(branches), m_notes(notes) {}

    SeenRollout seen();
    /// False when this version, or a later one, was seen before, by whichever instance. A ring that is as it was keeps
    /// the time since when.
    bool see(std::int64_t version, const fleet::Rollout& rollout, std::int64_t now);

    /// False when that is not the newest rollout any more, or its stop is decided already.
    bool decide(const SeenRollout& judged, const RingCount& why, std::int64_t now);
    /// The one that is to be published.
    std::optional<RolloutStop> open();
    /// False when it has ended, or another instance is at it. `who` may claim again what it claimed: it was restarted.
    bool claim(const RolloutStop& stop, const QString& who, std::int64_t now);
    /// Once.
    void end(const RolloutStop& stop, const QString& outcome, std::int64_t now);

    /// Rollout of desk.yaml, with the stop that holds it; null when none was seen.
    QJsonValue json();
    /// Of all that it says: what somebody has seen and decided on is known again by it, also after it was renewed.
    static QString markOf(const fleet::Rollout& rollout);

private:
    std::optional<RolloutStop> last(const QString& where);
    void tell(const QString& subject);
    void audit(const QString& act, const QString& subject, const QString& outcome);

    Database& m_database;
    BranchRegister& m_branches;
    NumberedNotes& m_notes;
};

}  // namespace evergreen::desk

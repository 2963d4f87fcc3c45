// What a transaction has to tell the browsers and the audit: noted while it runs, written just before its commit. The
// numbers come last because whoever takes one makes every other writer wait until the commit; and so they are in the
// order of the commits, without gaps, whichever database it is: who has read up to one has missed none before it.
#pragma once

#include "backend/database/database.h"

#include <vector>

#include <QJsonObject>

namespace evergreen::desk {

struct Event {
    std::int64_t seq = 0;
    QString branch{};
    QString kind{};     ///< "ticket", "complaint", "rollout"
    QString subject{};  ///< its call, number or id
    QByteArray body{};  ///< JSON
    bool operator==(const Event&) const = default;
};

struct AuditEntry {
    std::int64_t seq = 0;
    std::int64_t at = 0;
    QString branch{};
    QString staff{};
    QString address{};
    QString act{};
    QString subject{};
    QString outcome{};
    bool operator==(const AuditEntry&) const = default;
};

class NumberedNotes {
public:
    static constexpr int eventsAtOnceMax = 500;
    static constexpr std::chrono::hours eventLife{24};

    explicit NumberedNotes(Database& database) : m_database(database) {}

    void tell(Event event) { m_events.push_back(std::move(event)); }
    void audit(AuditEntry entry) { m_entries.push_back(std::move(entry)); }

    /// Writes all that was noted, at `now`. In the transaction, as its last.
    void write(std::int64_t now);
    void forget();

    /// The number of the last event there is.
    std::int64_t lastEvent();
    /// The number of the oldest event still there; 0 when there is none.
    std::int64_t firstEvent();
    /// At most `eventsAtOnceMax` events after `seq`, in order; of one branch or, with an empty one, of all.
    std::vector<Event> eventsAfter(std::int64_t seq, const QString& branch = {});
    void dropOldEvents(std::int64_t now);

    /// The newest first, before `seq` unless it is 0.
    std::vector<AuditEntry> auditBefore(const QString& branch, std::int64_t seq, int countMax);

private:
    /// Takes `count` numbers; the first of them.
    std::int64_t take(const char* counter, std::size_t count);

    Database& m_database;
    std::vector<Event> m_events;
    std::vector<AuditEntry> m_entries;
};

}  // namespace evergreen::desk

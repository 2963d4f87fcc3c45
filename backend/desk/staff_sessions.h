// Who is signed in at a browser. In the database, so that a session outlives a restart and holds at every instance; by
// the token's hash, so that a copy of the database is nobody's session.
#pragma once

#include "backend/desk/staff.h"

#include <chrono>

namespace evergreen::desk {

struct StaffSession {
    QString tokenHash{};
    QString csrf{};
    StaffMember staff{};
    bool operator==(const StaffSession&) const = default;
};

struct FreshSession {
    QByteArray token{};  ///< for the cookie, and nowhere else
    StaffSession session;
};

class StaffSessions {
public:
    static constexpr std::chrono::minutes idleMax{30};
    static constexpr std::chrono::hours lifeMax{12};

    explicit StaffSessions(Database& database) : m_database(database) {}

    FreshSession open(const StaffMember& staff, std::int64_t now);
    /// The session, and it is fresh again; nothing for one that is foreign, ended, stale, or of who is no longer
    /// active.
    std::optional<StaffSession> find(const QByteArray& token, std::int64_t now);
    /// The same, by its hash, and without making it fresh: for a stream that only waits.
    bool isOpen(const QString& tokenHash, std::int64_t now);
    void close(const QString& tokenHash);
    void dropOld(std::int64_t now);

private:
    Database& m_database;
};

}  // namespace evergreen::desk

// How often somebody may try something: counted in the database, so that several instances of the desk count together.
// A try counts before it is known whether it is good.
#pragma once

#include "backend/database/database.h"

#include <chrono>

namespace evergreen::desk {

struct Allowance {
    int count = 0;
    std::chrono::milliseconds within{0};
};

class RateLimit {
public:
    explicit RateLimit(Database& database) : m_database(database) {}

    /// Counts a try of `who` ("staff:xiaoli", "address:192.0.2.7"). How long to wait when there were too many; 0: go
    /// on.
    std::chrono::milliseconds count(const QString& who, Allowance allowance, std::int64_t now);
    /// Those tries were good ones.
    void forgive(const QString& who);
    /// Those older than any allowance.
    void dropOld(std::int64_t now);

private:
    static constexpr std::chrono::hours longest{1};

    Database& m_database;
};

}  // namespace evergreen::desk

// The reports that are made by schedule (RP-01) and kept as they were made: daily at 06:00 China Standard Time of the
// day before, and of fourteen days on every second Monday. A row each, in the database, so of several instances of the
// desk one makes it and all can show it; what a desk that was off has missed is made when it is back. What a manager
// asks for between times is made then (report_api.cpp) and not kept.
#pragma once

#include "backend/desk/report.h"

namespace evergreen::desk {

struct DueReport {
    Branch branch{};
    QString period{};  ///< "daily", "biweekly"
    QDate from{};
    QDate to{};  ///< included
    bool operator==(const DueReport&) const = default;
};

/// Its three forms, as they were made.
struct KeptReport {
    QByteArray json{};
    QByteArray html{};
    QByteArray csv{};
    bool operator==(const KeptReport&) const = default;
};

KeptReport formsOf(const Report& report);

class KeptReports {
public:
    static constexpr std::chrono::hours madeAt{6};  ///< after midnight
    static constexpr int fortnight = 14;
    static constexpr int missedMax = 14;  ///< of a period; what is older is not made any more
    static constexpr std::chrono::hours keptFor{24 * 366 * 3};

    KeptReports(Database& database, BranchRegister& branches, Complaints& complaints)
        : m_database(database), m_branches(branches), m_complaints(complaints) {}

    /// The next one to be made; nothing when all are. Asked often: once all are made it asks the database no more until
    /// the next morning.
    std::optional<DueReport> due(std::int64_t now);
    /// Makes and keeps it, unless another instance was quicker. In a transaction.
    void make(const DueReport& due, std::int64_t now);

    std::optional<KeptReport> find(const QString& branch, const QString& period, QDate to);
    void dropOld(std::int64_t now);

private:
    Database& m_database;
    BranchRegister& m_branches;
    Complaints& m_complaints;
    QDate m_allMadeOn;
};

}  // namespace evergreen::desk

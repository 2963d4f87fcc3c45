// The branch's report of some days (RP-01): hard cases, repeats, root causes, and its profile. No figure of diversion
// is in it, nor will be: what a branch is measured by, it does.
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/complaints.h"

#include <optional>

namespace evergreen::desk {

struct Counted {
    QString what{};
    int count = 0;
    bool operator==(const Counted&) const = default;
};

struct Report {
    Branch branch{};
    QDate from{};
    QDate to{};  ///< included
    int calls = 0;
    int callsEscalated = 0;
    int callsWithdrawn = 0;
    std::optional<int> medianTakeSeconds{};  ///< of those taken; the lower one of two in the middle
    int complaints = 0;
    int complaintsOverdue = 0;
    int complaintsRepeated = 0;
    std::vector<Counted> pages{};   ///< on which help was called, the most frequent first
    std::vector<Counted> causes{};  ///< of the complaints decided
    QStringList hardCases{};        ///< overdue, lengthened or repeated

    /// Complaints for every 1,000 customers; 0 for a branch without any.
    double perThousand() const;
    bool operator==(const Report&) const = default;
};

/// Calls and complaints received in these days, as they stand on `today`.
Report reportOf(Database& database, Complaints& complaints, const Branch& branch, QDate from, QDate to, QDate today);

/// Report of desk.yaml.
QJsonObject reportJson(const Report& report);
/// A page that prints well and needs nothing else. Chinese.
QByteArray reportHtml(const Report& report);
/// One figure a line: "name,value" (RFC 4180), UTF-8 with a mark, which spreadsheets ask for.
QByteArray reportCsv(const Report& report);

}  // namespace evergreen::desk

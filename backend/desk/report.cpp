#include "backend/desk/report.h"

#include "backend/desk/desk_time.h"

#include <algorithm>
#include <map>

#include <QJsonArray>

namespace evergreen::desk {

namespace {

std::vector<Counted> mostFirst(const std::map<QString, int>& counts) {
    std::vector<Counted> sorted;
    sorted.reserve(counts.size());
    for (const auto& [what, count] : counts) sorted.push_back({what, count});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Counted& a, const Counted& b) { return a.count > b.count; });
    return sorted;
}

void countCalls(Database& database, Report& report) {
    const auto rows = database.run(QStringLiteral("SELECT state, escalation, page, received_at, taken_at FROM ticket "
                                                  "WHERE branch_id = ? AND received_at >= ? AND received_at < ?"),
                                   {report.branch.id, static_cast<qlonglong>(beginOf(report.from)),
                                    static_cast<qlonglong>(beginOf(report.to.addDays(1)))});
    std::map<QString, int> pages;
    std::vector<int> waits;
    for (const Row& row : rows) {
        ++report.calls;
        if (row[0].toString() == QStringLiteral("withdrawn")) ++report.callsWithdrawn;
        if (row[1].toInt() > 0) ++report.callsEscalated;
        if (!row[2].toString().isEmpty()) ++pages[row[2].toString()];
        const auto taken = row[4].toLongLong();
        if (taken > 0) waits.push_back(static_cast<int>((taken - row[3].toLongLong()) / 1000));
    }
    report.pages = mostFirst(pages);
    if (waits.empty()) return;
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>((waits.size() - 1) / 2);
    std::nth_element(waits.begin(), middle, waits.end());
    report.medianTakeSeconds = *middle;
}

void countComplaints(Complaints& complaints, Report& report, QDate today) {
    std::map<QString, int> causes;
    for (const Complaint& complaint : complaints.receivedIn(report.branch.id, report.from, report.to)) {
        ++report.complaints;
        const bool isOverdue = complaint.isOverdue(today);
        if (isOverdue) ++report.complaintsOverdue;
        if (complaint.isRepeat) ++report.complaintsRepeated;
        if (!complaint.cause.isEmpty()) ++causes[complaint.cause];
        if (isOverdue || complaint.isRepeat || complaint.stage > 15) report.hardCases.push_back(complaint.number);
    }
    report.causes = mostFirst(causes);
}

QJsonArray countedJson(const std::vector<Counted>& counted, const QString& what, const QString& count) {
    QJsonArray all;
    for (const Counted& one : counted) all.append(QJsonObject{{what, one.what}, {count, one.count}});
    return all;
}

}  // namespace

double Report::perThousand() const {
    return branch.customers == 0 ? 0 : complaints * 1000.0 / branch.customers;
}

Report reportOf(Database& database, Complaints& complaints, const Branch& branch, QDate from, QDate to, QDate today) {
    Report report{.branch = branch, .from = from, .to = to};
    countCalls(database, report);
    countComplaints(complaints, report, today);
    return report;
}

QJsonObject reportJson(const Report& report) {
    const QJsonValue median = report.medianTakeSeconds ? QJsonValue(*report.medianTakeSeconds) : QJsonValue();
    return {
        {QStringLiteral("branch"), report.branch.id},
        {QStringLiteral("from"), report.from.toString(Qt::ISODate)},
        {QStringLiteral("to"), report.to.toString(Qt::ISODate)},
        {QStringLiteral("calls"), report.calls},
        {QStringLiteral("callsEscalated"), report.callsEscalated},
        {QStringLiteral("callsWithdrawn"), report.callsWithdrawn},
        {QStringLiteral("medianTakeSeconds"), median},
        {QStringLiteral("complaints"), report.complaints},
        {QStringLiteral("complaintsOverdue"), report.complaintsOverdue},
        {QStringLiteral("complaintsRepeated"), report.complaintsRepeated},
        {QStringLiteral("complaintsPerThousand"), report.perThousand()},
        {QStringLiteral("customers"), report.branch.customers},
        {QStringLiteral("elderPercent"), report.branch.elderPercent},
        {QStringLiteral("pages"), countedJson(report.pages, QStringLiteral("page"), QStringLiteral("calls"))},
        {QStringLiteral("causes"), countedJson(report.causes, QStringLiteral("cause"), QStringLiteral("complaints"))},
        {QStringLiteral("hardCases"), QJsonArray::fromStringList(report.hardCases)}};
}

}  // namespace evergreen::desk

#include "backend/desk/complaint_api.h"
#include "backend/desk/desk_time.h"
#include "backend/desk/report.h"

namespace evergreen::desk {

namespace {

HttpResponse pageOf(const KeptReport& report, QDate to, const QString& form) {
    if (form == QStringLiteral("html")) return {.body = report.html, .contentType = "text/html; charset=utf-8"};
    if (form != QStringLiteral("csv")) return {.body = report.json};
    HttpResponse answer{.body = report.csv, .contentType = "text/csv; charset=utf-8"};
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"report-" + to.toString(Qt::ISODate).toLatin1() + ".csv\"");
    return answer;
}

HttpResponse report(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    if (!session.staff.isManager()) return httpError(403, "role");
    const QString period = request.pathParams[QStringLiteral("period")];
    const QDate today = dayOf(desk.books.now());
    const QString asked = request.query.value(QStringLiteral("day"));
    const QDate day = asked.isEmpty() ? today : QDate::fromString(asked, Qt::ISODate);
    const QString form = request.query.value(QStringLiteral("as"), QStringLiteral("json"));
    const QStringList forms{QStringLiteral("json"), QStringLiteral("html"), QStringLiteral("csv")};
    const bool isDaily = period == QStringLiteral("daily");
    if (!isDaily && period != QStringLiteral("biweekly")) return httpError(404, "unknown");
    if (!day.isValid() || !forms.contains(form)) return httpError(400, "bad-request");
    const auto branch = desk.books.branches.branch(session.staff.branch);
    if (!branch) return httpError(404, "unknown");
    const QDate from = isDaily ? day : day.addDays(1 - KeptReports::fortnight);
    const bool isKept = request.query.value(QStringLiteral("kept")) == QStringLiteral("true");
    const auto made =
        isKept
            ? desk.books.reports.find(branch->id, period, day)
            : std::optional(formsOf(reportOf(desk.books.database, desk.books.complaints, *branch, from, day, today)));
    if (!made) return httpError(404, "unknown");
    const auto noted = desk.books.inOneGo([&] { audit(desk, session, request, "report", period); });
    return noted ? pageOf(*made, day, form) : storageError(noted.failure());
}

}  // namespace

void addReportRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/reports/{period}", report);
}

}  // namespace evergreen::desk

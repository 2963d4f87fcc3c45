#include "backend/desk/branch_api.h"

#include <QJsonArray>

namespace evergreen::desk {

namespace {

constexpr int kAuditMost = 200;
constexpr std::chrono::seconds kStreamWait = Dispatch::heartbeatEvery;  // by then a dead stream has made room

std::optional<std::int64_t> lastEventOf(const HttpRequest& request) {
    bool isNumber = false;
    const auto seq = request.header("last-event-id").toLongLong(&isNumber);
    return isNumber && seq >= 0 ? std::optional<std::int64_t>(seq) : std::nullopt;
}

HttpResponse events(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto stream = std::make_shared<HttpStream>();
    if (!desk.dispatch.feed().admit({session, lastEventOf(request), stream})) return tooMany(kStreamWait);
    desk.dispatch.wake();
    // The browser waits this long before it connects again.
    return {.body = "retry: 1000\n\n", .contentType = "text/event-stream", .stream = stream};
}

HttpResponse kiosks(DeskContext& desk, const StaffSession& session, const HttpRequest&) {
    QJsonArray all;
    for (const Kiosk& kiosk : desk.books.branches.kiosks(session.staff.branch)) {
        all.append(kioskJson(kiosk, desk.dispatch.wall().status(kiosk.id)));
    }
    return jsonAnswer({{QStringLiteral("kiosks"), all}});
}

HttpResponse auditOf(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    if (!session.staff.isManager()) return httpError(403, "role");
    const auto before = request.query.value(QStringLiteral("before")).toLongLong();
    QJsonArray entries;
    for (const AuditEntry& entry : desk.books.notes.auditBefore(session.staff.branch, before, kAuditMost)) {
        entries.append(QJsonObject{{QStringLiteral("seq"), static_cast<qint64>(entry.seq)},
                                   {QStringLiteral("at"), static_cast<qint64>(entry.at)},
                                   {QStringLiteral("staff"), entry.staff},
                                   {QStringLiteral("act"), entry.act},
                                   {QStringLiteral("subject"), entry.subject},
                                   {QStringLiteral("outcome"), entry.outcome}});
    }
    return jsonAnswer({{QStringLiteral("entries"), entries}});
}

}  // namespace

void addBranchRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/events", events);
    addRoute(routes, desk, "GET", "/v1/kiosks", kiosks);
    addRoute(routes, desk, "GET", "/v1/audit", auditOf);
}

}  // namespace evergreen::desk

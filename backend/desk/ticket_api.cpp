#include "backend/desk/ticket_api.h"

#include "backend/desk/desk_time.h"
#include "kiosk/base/json_fields.h"

#include <QJsonArray>

namespace evergreen::desk {

namespace {

constexpr int kEtaMost = 3600;
constexpr int kEtaUsual = 60;

const QStringList& outcomes() {
    static const QStringList words{QStringLiteral("explained"), QStringLiteral("done-together"),
                                   QStringLiteral("device-mended"), QStringLiteral("to-counter"),
                                   QStringLiteral("not-needed")};
    return words;
}

QString callOf(const HttpRequest& request) {
    return request.pathParams[QStringLiteral("call")];
}

HttpResponse refusalOf(Step step, const std::optional<Ticket>& ticket) {
    if (step == Step::Unknown || !ticket) return httpError(404, "unknown");
    QString code = QStringLiteral("closed");
    if (step == Step::NotYours) code = QStringLiteral("not-yours");
    if (step == Step::TakenByOther) code = QStringLiteral("taken");
    return jsonAnswer({{QStringLiteral("error"), code}, {QStringLiteral("ticket"), ticketJson(*ticket)}}, 409);
}

QString wordOf(Step step) {
    switch (step) {
        case Step::Done:
            return QStringLiteral("done");
        case Step::Unknown:
            return QStringLiteral("unknown");
        case Step::Closed:
            return QStringLiteral("closed");
        case Step::NotYours:
            return QStringLiteral("not-yours");
        case Step::TakenByOther:
            return QStringLiteral("taken");
    }
    return {};
}

using Doing = std::function<Step(const QString& call, const Helper& who)>;

/// One step of a ticket that the staff's branch may see, with its audit entry, in one transaction.
HttpResponse change(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
                    const Doing& doing) {
    const QString call = callOf(request);
    if (!desk.books.tickets.findFor(session.staff.branch, call)) return httpError(404, "unknown");
    Step step = Step::Unknown;
    std::optional<Ticket> ticket;
    const auto done = desk.books.inOneGo([&] {
        step = doing(call, {session.staff.id, session.staff.name});
        ticket = desk.books.tickets.find(call);
        audit(desk, session, request, act, call, wordOf(step));
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.wake();
    return step == Step::Done && ticket ? jsonAnswer(ticketJson(*ticket)) : refusalOf(step, ticket);
}

HttpResponse take(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    int eta = kEtaUsual;
    if (!request.body.isEmpty()) {
        const auto asked = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
            return fields.has("etaSeconds") ? fields.number("etaSeconds", 0, kEtaMost) : kEtaUsual;
        });
        if (!asked) return httpError(400, "bad-request");
        eta = *asked;
    }
    // TR-01
    const QDate today = dayOf(desk.books.now());
    if (!desk.books.staff.isTrained(session.staff.id, Staff::helping, today)) return httpError(403, "training");
    return change(desk, session, request, "take", [&](const QString& call, const Helper& who) {
        return desk.books.tickets.take(call, who, eta, desk.books.now());
    });
}

HttpResponse solve(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto outcome =
        readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) { return fields.text("outcome", 32); });
    if (!outcome || !outcomes().contains(*outcome)) return httpError(400, "bad-request");
    return change(desk, session, request, "solve", [&](const QString& call, const Helper& who) {
        const auto ticket = desk.books.tickets.find(call);
        const bool isManager = session.staff.isManager() && ticket && ticket->branch == session.staff.branch;
        return desk.books.tickets.solve(call, who, isManager, *outcome, desk.books.now());
    });
}

HttpResponse list(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const QString state = request.query.value(QStringLiteral("state"), QStringLiteral("open"));
    if (state != QStringLiteral("open") && state != QStringLiteral("closed")) return httpError(400, "bad-request");
    const auto before = request.query.value(QStringLiteral("before")).toLongLong();
    const auto tickets = state == QStringLiteral("open") ? desk.books.tickets.openFor(session.staff.branch)
                                                         : desk.books.tickets.closedOf(session.staff.branch, before);
    QJsonArray all;
    for (const Ticket& ticket : tickets) all.append(ticketJson(ticket));
    return jsonAnswer({{QStringLiteral("tickets"), all}});
}

HttpResponse one(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto ticket = desk.books.tickets.findFor(session.staff.branch, callOf(request));
    if (!ticket) return httpError(404, "unknown");
    QJsonArray history;
    for (const TicketStep& step : desk.books.tickets.history(ticket->call)) {
        history.append(QJsonObject{{QStringLiteral("at"), static_cast<qint64>(step.at)},
                                   {QStringLiteral("what"), step.what},
                                   {QStringLiteral("who"), step.who}});
    }
    QJsonObject json = ticketJson(*ticket);
    json[QStringLiteral("history")] = history;
    return jsonAnswer(json);
}

}  // namespace

void addTicketRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "GET", "/v1/tickets", list);
    addRoute(routes, desk, "GET", "/v1/tickets/{call}", one);
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/take", take);
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/solve", solve);
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/release",
             [](DeskContext& of, const StaffSession& session, const HttpRequest& request) {
                 return change(of, session, request, "release", [&](const QString& call, const Helper& who) {
                     return of.books.tickets.release(call, who, of.books.now());
                 });
             });
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/arrive",
             [](DeskContext& of, const StaffSession& session, const HttpRequest& request) {
                 return change(of, session, request, "arrive", [&](const QString& call, const Helper& who) {
                     return of.books.tickets.arrive(call, who, of.books.now());
                 });
             });
}

}  // namespace evergreen::desk

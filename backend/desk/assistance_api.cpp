#include "backend/desk/ticket_api.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>

namespace evergreen::desk {

namespace {

constexpr Allowance kPointings{10, std::chrono::seconds(1)};

/// The open call that this staff took, or the answer that there is none.
struct Assisted {
    std::optional<Ticket> ticket;
    HttpResponse refusal;
};

Assisted assistedBy(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const QString call = request.pathParams[QStringLiteral("call")];
    const auto ticket = desk.books.tickets.findFor(session.staff.branch, call);
    if (!ticket) return {std::nullopt, httpError(404, "unknown")};
    const bool isOpen = ticket->state == TicketState::Taken || ticket->state == TicketState::Arrived;
    if (!ticket->isOpen()) return {std::nullopt, httpError(409, "closed")};
    if (!isOpen || ticket->takenBy != session.staff.id) return {std::nullopt, httpError(409, "not-yours")};
    return {ticket, {}};
}

HttpResponse sent(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const Ticket& ticket,
                  const char* topic, const QByteArray& message) {
    const bool isTold = desk.post.isConnected() && desk.post.tell(ticket.kiosk, topic, message);
    const auto noted = desk.books.inOneGo([&] {
        audit(desk, session, request, topic, ticket.call,
              isTold ? QStringLiteral("done") : QStringLiteral("no-broker"));
    });
    if (!noted) return storageError(noted.failure());
    return isTold ? HttpResponse{.status = 202, .body = "{}"} : httpError(503, "no-broker");
}

bool mayPointAt(const ViewMessage& view, const QString& part) {
    if (part.isEmpty()) return true;  // takes the mark away
    const auto found = std::find_if(view.parts.begin(), view.parts.end(),
                                    [&](const ViewPart& candidate) { return candidate.name == part; });
    return !view.isFenced && found != view.parts.end() && !found->isFenced;
}

HttpResponse point(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto part =
        readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) { return fields.text("part", 32); });
    if (!part || !isPartName(*part)) return httpError(400, "bad-request");
    auto assisted = assistedBy(desk, session, request);
    if (!assisted.ticket) return assisted.refusal;
    const auto view = desk.dispatch.wall().view(assisted.ticket->kiosk, assisted.ticket->call);
    if (!view) return httpError(409, "no-view");
    // The kiosk holds the fence, whatever is sent; what it would not do is not even sent.
    if (!mayPointAt(*view, *part)) return httpError(409, "fenced");
    std::chrono::milliseconds wait{0};
    const auto counted = desk.books.inOneGo([&] {
        wait = desk.books.limits.count(QStringLiteral("point:") + session.tokenHash, kPointings, desk.books.now());
    });
    if (!counted) return storageError(counted.failure());
    if (wait.count() > 0) return tooMany(wait);
    return sent(desk, session, request, *assisted.ticket, "point", pointMessage(assisted.ticket->call, *part));
}

HttpResponse assist(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto act =
        readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) { return fields.text("act", 32); });
    if (!act || !assistanceActs().contains(*act)) return httpError(400, "bad-request");
    auto assisted = assistedBy(desk, session, request);
    if (!assisted.ticket) return assisted.refusal;
    const auto view = desk.dispatch.wall().view(assisted.ticket->kiosk, assisted.ticket->call);
    if (view && view->isFenced && *act != QStringLiteral("leave")) return httpError(409, "fenced");
    return sent(desk, session, request, *assisted.ticket, "assist", assistMessage(assisted.ticket->call, *act));
}

HttpResponse view(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    auto assisted = assistedBy(desk, session, request);
    if (!assisted.ticket) return assisted.refusal;
    const auto told = desk.dispatch.wall().view(assisted.ticket->kiosk, assisted.ticket->call);
    return told ? jsonAnswer(viewJson(assisted.ticket->kiosk, *told)) : httpError(404, "unknown");
}

}  // namespace

void addAssistanceRoutes(HttpRoutes& routes, DeskContext& desk) {
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/point", point);
    addRoute(routes, desk, "POST", "/v1/tickets/{call}/assist", assist);
    addRoute(routes, desk, "GET", "/v1/tickets/{call}/view", view);
}

}  // namespace evergreen::desk

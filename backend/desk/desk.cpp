#include "backend/desk/desk.h"

#include "backend/desk/books_port.h"
#include "backend/desk/branch_api.h"
#include "backend/desk/complaint_api.h"
#include "backend/desk/follow_api.h"
#include "backend/desk/review_api.h"
#include "backend/desk/rollout_api.h"
#include "backend/desk/ticket_api.h"
#include "backend/http/revocation_list.h"

namespace evergreen::desk {

BookOptions DeskOptions::books() const {
    return {.database = database.isEmpty() ? folder + QStringLiteral("/desk.sqlite") : database,
            .escalateAfter = escalateAfter};
}

Desk::Desk(DeskOptions options, const Clock& clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_link(m_options.broker, m_options.brokerName),
      m_dispatch(m_options.books(), clock, m_link),
      m_door(m_options.books(), clock, m_dispatch),
      m_rollout(m_options.books(), clock, m_dispatch.wall(), m_link, m_options.fleet, m_options.brokerName),
      m_fleet(m_options.fleet),
      m_books(m_options.books(), clock),
      m_context{m_books, m_seal, m_dispatch, m_link, m_fleet, m_options.fleet, m_rollout} {
    addSessionRoutes(m_routes, m_context);
    addBranchRoutes(m_routes, m_context);
    addTicketRoutes(m_routes, m_context);
    addAssistanceRoutes(m_routes, m_context);
    addComplaintRoutes(m_routes, m_context);
    addReportRoutes(m_routes, m_context);
    addFollowRoutes(m_routes, m_context);
    addRolloutRoutes(m_routes, m_context);
    addReviewRoutes(m_routes, m_context);
}

Desk::~Desk() {
    stop();
}

Result<DeskPorts> Desk::start() {
    auto done = m_seal.open(m_options.folder);
    if (done && !m_options.console.isEmpty()) done = m_console.open(m_options.console);
    if (done) done = watchRevocations();
    if (done) done = m_dispatch.start();
    if (!done) return done.failure();
    const auto browsers = openBrowsersPort();
    if (!browsers) return browsers.failure();
    HttpServerOptions kiosks;
    kiosks.address = m_options.kiosks.address;
    kiosks.port = m_options.kiosks.port;
    kiosks.certificateFile = m_options.serverCertificate;
    kiosks.keyFile = m_options.serverKey;
    kiosks.clientAuthorityFile = m_options.kioskAuthority;
    kiosks.revocationFile = m_options.revocationList;
    const auto door = m_door.start(kiosks);
    if (!door) return door.failure();
    if (m_options.broker.port != 0) m_link.start(m_dispatch);
    // Last: its first turn may have a hint to send.
    if (!m_options.fleet.repository.isEmpty()) done = m_rollout.start();
    if (!done) return done.failure();
    return DeskPorts{*browsers, *door};
}

/// The list is read once, at the start; so what counts is when that one ends, whatever lies in the file later.
Result<> Desk::watchRevocations() {
    if (m_options.revocationList.isEmpty()) return {};
    const auto next = nextUpdateOf(m_options.revocationList);
    if (!next) return next.failure();
    m_dispatch.daily([this, next = *next] {
        const QString alarm = revocationAlarm(next, m_clock.now());
        if (!alarm.isEmpty()) qCritical("desk: %s, and start the desk anew", qPrintable(alarm));
    });
    return {};
}

Result<quint16> Desk::openBrowsersPort() {
    HttpServerOptions browsers;
    browsers.address = m_options.browsers.address;
    browsers.port = m_options.browsers.port;
    browsers.certificateFile = m_options.serverCertificate;
    browsers.keyFile = m_options.serverKey;
    auto created = HttpServer::create(browsers, [this](HttpRequest request) { return answer(std::move(request)); });
    if (!created) return created.failure();
    m_server = std::move(*created);
    return openOn(*m_server, m_books);
}

void Desk::stop() {
    m_rollout.stop();
    m_link.stop();
    m_door.stop();
    m_dispatch.stop();
    if (!m_server) return;
    m_server->call([this] { m_books.database.close(); });
    m_server->stop();
    m_server.reset();
}

HttpResponse Desk::answer(HttpRequest request) const {
    const bool isAsked =
        request.path.startsWith(QStringLiteral("/v1/")) || request.path.startsWith(QStringLiteral("/c/"));
    HttpResponse response = isAsked ? m_routes.answer(std::move(request)) : m_console.answer(request);
    if (!response.aside) {
        addSafetyHeaders(response);
        return response;
    }
    return {.aside = [work = std::move(response.aside)]() -> std::function<HttpResponse()> {
        return [answerer = work()] {
            HttpResponse late = answerer();
            addSafetyHeaders(late);
            return late;
        };
    }};
}

void Desk::withBooks(const std::function<void(DeskBooks&)>& look) {
    m_server->call([&] { look(m_books); });
}

}  // namespace evergreen::desk

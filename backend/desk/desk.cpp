#include "backend/desk/desk.h"

#include "backend/desk/books_port.h"
#include "backend/desk/branch_api.h"
#include "backend/desk/complaint_api.h"
#include "backend/desk/follow_api.h"
#include "backend/desk/review_api.h"
#include "backend/desk/rollout_api.h"
#include "backend/desk/ticket_api.h"

#include <QFile>

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
      m_door(m_options.books(), clock, m_dispatch, m_authority),
      m_revocations(m_authority, [this] { return m_door.reload(); }),
      m_rollout(m_options.books(), clock, m_dispatch.wall(), m_link, m_options.fleet, m_options.brokerName),
      m_fleet(m_options.fleet),
      m_books(m_options.books(), clock),
      m_enrolment(m_books, m_authority),
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
    m_routes.add("POST", QStringLiteral("/v1/enrolments"), [this](const HttpRequest& request) {
        return unlessFault(m_books, [&] { return m_enrolment.enrol(request); });
    });
}

Desk::~Desk() {
    stop();
}

Result<DeskPorts> Desk::start() {
    auto done = m_seal.open(m_options.folder);
    if (done && !m_options.console.isEmpty()) done = m_console.open(m_options.console);
    if (done) done = openAuthority();
    if (done) done = watchRevocations();
    if (!done) return done.failure();
    // Before the desk's thread, which has it read new lists.
    const auto door = m_door.start(kiosksPort());
    if (!door) return door.failure();
    done = m_dispatch.start();
    if (!done) return done.failure();
    const auto browsers = openBrowsersPort();
    if (!browsers) return browsers.failure();
    if (m_options.broker.port != 0) m_link.start(m_dispatch);
    // Last: its first turn may have a hint to send.
    if (!m_options.fleet.repository.isEmpty()) done = m_rollout.start();
    if (!done) return done.failure();
    return DeskPorts{*browsers, *door};
}

Result<> Desk::openAuthority() {
    if (m_options.authority.isEmpty()) return {};
    const auto passphrase = Authority::passphraseFrom(m_options.authorityPassphrase);
    if (!passphrase) return passphrase.failure();
    auto opened = Authority::open(m_options.authority, *passphrase, m_clock.now());
    if (!opened) return opened.failure();
    m_authority.emplace(std::move(*opened));
    // One that the bank has brought: what is to be in it, the desk's thread writes at its first look.
    if (QFile::exists(Authority::listFile(m_options.authority))) return {};
    return m_authority->writeList({}, 0, m_clock.now());
}

Result<> Desk::watchRevocations() {
    QStringList lists;
    for (const ClientAuthority& one : kiosksPort().clientAuthorities) {
        if (!one.revocationFile.isEmpty()) lists << one.revocationFile;
    }
    // Closed again on this thread: each of the desk's own opens its own.
    DeskBooks begin(m_options.books(), m_clock);
    Result<> begun;
    if (m_authority) begun = begin.open();
    if (begun) begun = m_revocations.begin(lists, begin);
    if (!begun) return begun;
    m_dispatch.every(Revocations::lookEvery, [this](DeskBooks& books) { m_revocations.look(books); });
    m_dispatch.every(Revocations::alarmEvery, [this](DeskBooks&) { m_revocations.alarm(m_clock.now()); });
    return {};
}

HttpServerOptions Desk::kiosksPort() const {
    HttpServerOptions kiosks;
    kiosks.address = m_options.kiosks.address;
    kiosks.port = m_options.kiosks.port;
    kiosks.certificateFile = m_options.serverCertificate;
    kiosks.keyFile = m_options.serverKey;
    kiosks.clientAuthorities = {{m_options.kioskAuthority, m_options.revocationList}};
    if (m_authority) {
        kiosks.clientAuthorities.push_back(
            {Authority::certificateFile(m_options.authority), Authority::listFile(m_options.authority)});
    }
    return kiosks;
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
    m_dispatch.stop();
    m_door.stop();
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

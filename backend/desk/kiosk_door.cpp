#include "backend/desk/kiosk_door.h"

#include "backend/desk/books_port.h"
#include "backend/http/json_answer.h"

namespace evergreen::desk {

namespace {

/// A kiosk's program is ours: what it tells wrongly has a cause to be looked for.
HttpResponse malformed(const Kiosk& kiosk, const char* what, const Failure& failure) {
    qWarning("desk: a %s of %s is malformed: %s", what, qPrintable(kiosk.id), qPrintable(failure.detail));
    return httpError(400, "bad-request");
}

}  // namespace

KioskDoor::KioskDoor(const BookOptions& options, const Clock& clock, Dispatch& dispatch,
                     const std::optional<Authority>& authority)
    : m_books(options, clock), m_dispatch(dispatch), m_staffCards(m_books), m_enrolment(m_books, authority) {
    add("POST", "/k/v1/help", &KioskDoor::hear);
    add("GET", "/k/v1/help/{call}", &KioskDoor::state);
    add("POST", "/k/v1/complaints", &KioskDoor::complain);
    add("POST", "/k/v1/staff", &KioskDoor::staff);
    add("POST", "/k/v1/renewals", &KioskDoor::renew);
}

KioskDoor::~KioskDoor() {
    stop();
}

void KioskDoor::add(const char* method, const char* path,
                    HttpResponse (KioskDoor::*handler)(const Kiosk&, const HttpRequest&)) {
    m_routes.add(method, QString::fromLatin1(path), [this, handler](const HttpRequest& request) {
        return unlessFault(m_books, [&] {
            const auto kiosk = m_books.branches.kiosk(request.peerName);
            if (!kiosk) return httpError(403, "kiosk-unknown");
            if (m_books.certificates.isRevoked(request.peerSerial)) return httpError(403, "certificate-revoked");
            return (this->*handler)(*kiosk, request);
        });
    });
}

Result<quint16> KioskDoor::start(const HttpServerOptions& options) {
    auto created =
        HttpServer::create(options, [this](HttpRequest request) { return m_routes.answer(std::move(request)); });
    if (!created) return created.failure();
    m_server = std::move(*created);
    return openOn(*m_server, m_books);
}

void KioskDoor::stop() {
    if (!m_server) return;
    m_server->call([this] { m_books.database.close(); });
    m_server->stop();
    m_server.reset();
}

HttpResponse KioskDoor::hear(const Kiosk& kiosk, const HttpRequest& request) {
    const auto help = readHelp(request.body);
    if (!help) return malformed(kiosk, "call", help.failure());
    bool isTheirs = false;
    const auto stored = m_books.inOneGo([&] { isTheirs = m_books.tickets.hear(kiosk, *help, m_books.now()); });
    if (!stored) return storageError(stored.failure());
    m_dispatch.wake();
    const auto ticket = isTheirs ? m_books.tickets.find(help->call) : std::nullopt;
    return ticket ? HttpResponse{.body = helpStateMessage(*ticket)} : httpError(404, "unknown");
}

HttpResponse KioskDoor::complain(const Kiosk& kiosk, const HttpRequest& request) {
    auto told = readComplaint(request.body);
    if (!told) return malformed(kiosk, "complaint", told.failure());
    if (!told->kiosk.isEmpty()) return httpError(400, "bad-request");
    told->kiosk = kiosk.id;
    std::optional<Complaint> kept;
    const auto stored =
        m_books.inOneGo([&] { kept = m_books.complaints.open(kiosk.branch, *told, kiosk.id, m_books.now()); });
    if (!stored) return storageError(stored.failure());
    m_dispatch.wake();
    if (!kept || kept->told.kiosk != kiosk.id) return httpError(409, "key-reused");
    return jsonAnswer(
        {{QStringLiteral("number"), kept->number}, {QStringLiteral("due"), kept->due.toString(Qt::ISODate)}}, 201);
}

HttpResponse KioskDoor::staff(const Kiosk& kiosk, const HttpRequest& request) {
    return m_staffCards.answer(kiosk, request);
}

HttpResponse KioskDoor::renew(const Kiosk& kiosk, const HttpRequest& request) {
    return m_enrolment.renew(kiosk, request);
}

HttpResponse KioskDoor::state(const Kiosk& kiosk, const HttpRequest& request) {
    const auto ticket = m_books.tickets.find(request.pathParams[QStringLiteral("call")]);
    if (!ticket || ticket->kiosk != kiosk.id) return httpError(404, "unknown");
    return {.body = helpStateMessage(*ticket)};
}

}  // namespace evergreen::desk

#include "backend/desk/session_api.h"

#include "backend/desk/books_port.h"
#include "backend/desk/desk_time.h"
#include "backend/desk/fleet_folder.h"
#include "backend/desk/sign_in.h"

#include <memory>
#include <openssl/crypto.h>

namespace evergreen::desk {

namespace {

const QByteArray kCookie = "__Host-desk";

QByteArray tokenOf(const HttpRequest& request) {
    for (const QByteArray& pair : request.header("cookie").split(';')) {
        const QByteArray cookie = pair.trimmed();
        if (cookie.startsWith(kCookie + '=')) return cookie.mid(kCookie.size() + 1);
    }
    return {};
}

bool isOurPage(const HttpRequest& request, const StaffSession& session) {
    const QByteArray given = request.header("desk-csrf");
    const QByteArray wanted = session.csrf.toLatin1();
    return given.size() == wanted.size() &&
           CRYPTO_memcmp(given.constData(), wanted.constData(), static_cast<std::size_t>(wanted.size())) == 0;
}

void setCookie(HttpResponse& response, const QByteArray& token, const QByteArray& more = {}) {
    response.headers.emplace_back("Set-Cookie",
                                  kCookie + '=' + token + "; Path=/; Secure; HttpOnly; SameSite=Strict" + more);
}

QJsonObject sessionJson(const DeskContext& desk, const StaffSession& session) {
    DeskBooks& books = desk.books;
    const auto branch = books.branches.branch(session.staff.branch).value_or(Branch{.id = session.staff.branch});
    const QDate until = books.staff.trainedUntil(session.staff.id, Staff::helping);
    const bool mayTake = books.staff.isTrained(session.staff.id, Staff::helping, dayOf(books.now()));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(books.options().escalateAfter).count();
    return {{QStringLiteral("csrf"), session.csrf},
            {QStringLiteral("staff"), QJsonObject{{QStringLiteral("id"), session.staff.id},
                                                  {QStringLiteral("name"), session.staff.name},
                                                  {QStringLiteral("role"), session.staff.role},
                                                  {QStringLiteral("branch"), branchJson(branch)}}},
            {QStringLiteral("helperUntil"), until.toString(Qt::ISODate)},
            {QStringLiteral("mayTake"), mayTake},
            {QStringLiteral("escalateAfterSeconds"), static_cast<qint64>(seconds)},
            {QStringLiteral("fleet"), desk.fleet.isWatched()}};
}

HttpResponse signOut(DeskContext& desk, const StaffSession& session, const HttpRequest& request) {
    const auto done = desk.books.inOneGo([&] {
        desk.books.sessions.close(session.tokenHash);
        audit(desk, session, request, "sign-out", session.staff.id);
    });
    if (!done) return storageError(done.failure());
    desk.dispatch.feed().dismiss(session.tokenHash);
    HttpResponse answer{.status = 204};
    setCookie(answer, QByteArray(), "; Max-Age=0");
    return answer;
}

}  // namespace

void addRoute(HttpRoutes& routes, DeskContext& desk, const char* method, const char* path, SessionHandler handler) {
    routes.add(method, QString::fromLatin1(path), [&desk, handler = std::move(handler)](const HttpRequest& request) {
        return unlessFault(desk.books, [&] {
            const auto session = desk.books.sessions.find(tokenOf(request), desk.books.now());
            if (!session) return httpError(401, "signed-out");
            if (request.method != "GET" && !isOurPage(request, *session)) return httpError(403, "csrf");
            return handler(desk, *session, request);
        });
    });
}

void audit(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
           const QString& subject, const QString& outcome) {
    desk.books.notes.audit({.branch = session.staff.branch,
                            .staff = session.staff.id,
                            .address = request.peerAddress,
                            .act = QString::fromLatin1(act),
                            .subject = subject,
                            .outcome = outcome});
}

void addSessionRoutes(HttpRoutes& routes, DeskContext& desk) {
    const auto signIn = std::make_shared<SignIn>(desk.books, desk.seal, [&desk](const FreshSession& fresh) {
        HttpResponse answer = jsonAnswer(sessionJson(desk, fresh.session), 201);
        setCookie(answer, fresh.token);
        return answer;
    });
    routes.add("POST", QStringLiteral("/v1/session"),
               [signIn](const HttpRequest& request) { return signIn->answer(request); });
    addRoute(routes, desk, "GET", "/v1/session", [](DeskContext& of, const StaffSession& session, const HttpRequest&) {
        return jsonAnswer(sessionJson(of, session));
    });
    addRoute(routes, desk, "DELETE", "/v1/session", signOut);
}

}  // namespace evergreen::desk

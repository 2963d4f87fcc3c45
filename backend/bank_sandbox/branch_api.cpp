#include "backend/bank_sandbox/branch_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

namespace evergreen {

namespace {

using Answerer = HttpResponse (*)(Books&, const HttpRequest&);

HttpResponse reportLost(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        const QString account = request.pathParams[QStringLiteral("accountId")];
        const auto report = books.branch.reportLost(person, account, signature);
        if (!report) return storageError(report.failure());
        return report->isEmpty() ? httpError(404, "account-unknown") : jsonAnswer(*report, 201);
    });
}

/// One word of a list, the only field of the body.
QString wordIn(const HttpRequest& request, const char* name, const QStringList& allowed) {
    const auto word =
        readJson(request.body, FailureCode::ConfigBad, [name](JsonFields& fields) { return fields.text(name, 32); });
    return word && allowed.contains(*word) ? *word : QString();
}

/// For who has no session: the answer, or what went wrong underneath.
HttpResponse checked(Books& books, HttpResponse answer) {
    const auto fault = books.database.takeFault();
    if (!fault) return storageError(fault.failure());
    return answer;
}

HttpResponse takeTicket(Books& books, const HttpRequest& request) {
    const QString window =
        wordIn(request, "window", {QStringLiteral("elders"), QStringLiteral("counter"), QStringLiteral("advice")});
    if (window.isEmpty()) return httpError(400, "bad-request");
    return checked(books, jsonAnswer(books.branch.takeTicket(window), 201));
}

HttpResponse activities(Books& books, const HttpRequest&) {
    return checked(books, jsonAnswer({{QStringLiteral("activities"), books.branch.activities()}}));
}

HttpResponse signUp(Books& books, const HttpRequest& request) {
    const auto kept = books.branch.signUp(request.pathParams[QStringLiteral("activityId")]);
    if (!kept) return httpError(404, "activity-unknown");
    if (kept->isEmpty()) return httpError(422, "full");
    return checked(books, jsonAnswer(*kept, 201));
}

HttpResponse rate(Books& books, const HttpRequest& request) {
    const QString smile =
        wordIn(request, "smile", {QStringLiteral("good"), QStringLiteral("fair"), QStringLiteral("bad")});
    if (smile.isEmpty()) return httpError(400, "bad-request");
    books.branch.rate(smile);
    return checked(books, {.status = 204});
}

HttpResponse noteLesson(Books& books, const HttpRequest& request) {
    constexpr qsizetype idMost = 64;
    const QString lesson = request.pathParams[QStringLiteral("lessonId")];
    if (lesson.isEmpty() || lesson.size() > idMost) return httpError(400, "bad-request");
    books.branch.noteLesson(lesson);
    return checked(books, {.status = 204});
}

}  // namespace

void addBranchRoutes(HttpRoutes& routes, Books& books) {
    const auto add = [&](const char* method, const char* path, Answerer answerer) {
        routes.add(method, QString::fromLatin1(path),
                   [&books, answerer](const HttpRequest& request) { return answerer(books, request); });
    };
    const auto list = [&](const char* path, const char* name, QJsonArray (*lister)(Books&, const QString&)) {
        routes.add("GET", QString::fromLatin1(path), [&books, name, lister](const HttpRequest& request) {
            return inSession(books, request, [&](const QString& person) {
                return jsonAnswer({{QString::fromLatin1(name), lister(books, person)}});
            });
        });
    };
    list("/v1/transit-cards", "cards", [](Books& of, const QString& person) { return of.branch.transitCards(person); });
    list("/v1/deposit-terms", "terms", [](Books& of, const QString&) { return of.deposits.terms(); });
    list("/v1/deposits", "deposits", [](Books& of, const QString& person) { return of.deposits.list(person); });
    add("POST", "/v1/accounts/{accountId}/loss", reportLost);
    add("POST", "/v1/queue-tickets", takeTicket);
    add("GET", "/v1/activities", activities);
    add("POST", "/v1/activities/{activityId}/seats", signUp);
    add("POST", "/v1/smiles", rate);
    add("POST", "/v1/lessons/{lessonId}/views", noteLesson);
}

}  // namespace evergreen

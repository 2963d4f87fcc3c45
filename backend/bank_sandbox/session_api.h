// The routes of bank.yaml that sign in and out and only read.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"

namespace evergreen {

/// Adds them; `books` outlives `routes`.
void addSessionRoutes(HttpRoutes& routes, Books& books);

/// Runs `then` for the person of the request's session, after due transfers are executed; 401 "signed-out" without one,
/// 403 "card-unproven" while its card has still to prove itself, 500 "storage" when the database failed underneath.
HttpResponse inSession(Books& books, const HttpRequest& request,
                       const std::function<HttpResponse(const QString& person)>& then);

/// The same for the few requests that need no such proof.
HttpResponse inUnprovenSession(Books& books, const HttpRequest& request,
                               const std::function<HttpResponse(const QString& person)>& then);

}  // namespace evergreen

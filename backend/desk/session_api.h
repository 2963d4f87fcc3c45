// The routes of desk.yaml that sign in and out, and what every other route asks first: who is it, and did our own page
// send it.
#pragma once

#include "backend/desk/desk_context.h"

#include <functional>

namespace evergreen::desk {

using SessionHandler = std::function<HttpResponse(DeskContext&, const StaffSession&, const HttpRequest&)>;

/// Adds them; the context outlives `routes`.
void addSessionRoutes(HttpRoutes& routes, DeskContext& desk);

/// Adds a route that asks for a session, 401 "signed-out", and, unless it is a GET, for the token against forged
/// requests, 403 "csrf". A fault of the database underneath becomes 500 "storage".
void addRoute(HttpRoutes& routes, DeskContext& desk, const char* method, const char* path, SessionHandler handler);

/// An audit entry of this request; noted, and written by the transaction it is noted in.
void audit(DeskContext& desk, const StaffSession& session, const HttpRequest& request, const char* act,
           const QString& subject, const QString& outcome = QStringLiteral("done"));

}  // namespace evergreen::desk

// The routes of errands left to somebody.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

/// Adds /v1/delegations; `books` outlives `routes`.
void addDelegationRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

// The routes of bank.yaml about the branch and about deposits, bus cards and lost cards.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

/// Adds them; `books` outlives `routes`.
void addBranchRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

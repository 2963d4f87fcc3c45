// The routes of bank.yaml about payees and the moving of money.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

/// Adds them; `books` outlives `routes`.
void addTransferRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

// The routes of bank.yaml by which a card proves itself, its last word is told, and an approval is taken back.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

/// Adds /v1/card-authorisations; `books` outlives `routes`.
void addCardRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

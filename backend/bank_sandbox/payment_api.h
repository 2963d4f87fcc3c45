// The routes of bank.yaml about payments and what there is to pay.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

/// Adds them; `books` outlives `routes`.
void addPaymentRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

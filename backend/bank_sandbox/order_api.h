// What the routes of every order that moves money have in common, and the closure of its key.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

bool isOrderKey(const QString& key);

/// By the kiosk's own certificate: see order_signature.h.
bool isOrderSigned(const HttpRequest& request);

HttpResponse verdictAnswer(const Verdict& verdict);

/// Adds /v1/transfer-keys and /v1/order-news; `books` outlives `routes`.
void addOrderRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

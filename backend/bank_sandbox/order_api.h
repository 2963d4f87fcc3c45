// What the routes of every order that moves money have in common, and the closure of its key.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/http/http_routes.h"

namespace evergreen {

bool isOrderKey(const QString& key);

/// As inSession(), for a request that moves money: 403 "signature-bad" unless the kiosk has signed it for this
/// customer.
HttpResponse inOrder(Books& books, const HttpRequest& request,
                     const std::function<HttpResponse(const QString& person, const OrderSignature&)>& then);

HttpResponse verdictAnswer(const Verdict& verdict);

/// Adds /v1/transfer-keys and /v1/order-news; `books` outlives `routes`.
void addOrderRoutes(HttpRoutes& routes, Books& books);

}  // namespace evergreen

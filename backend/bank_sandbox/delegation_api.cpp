#include "backend/bank_sandbox/delegation_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

namespace evergreen {

namespace {

PlacedDelegation readDelegation(JsonFields& fields) {
    PlacedDelegation delegation;
    delegation.helper = fields.text("helperId", 64);
    delegation.account = fields.text("accountId", 64);
    delegation.payee = fields.text("payeeId", 64);
    delegation.amount = fields.money("amount").minor;
    if (delegation.amount <= 0) fields.complain("amount", "not above zero");
    return delegation;
}

HttpResponse give(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        auto delegation = readJson(request.body, FailureCode::ConfigBad, readDelegation);
        const QString key = request.pathParams[QStringLiteral("key")];
        if (!delegation || !isOrderKey(key)) return httpError(400, "bad-request");
        delegation->key = key;
        delegation->signature = signature;
        delegation->person = person;
        const auto refused = books.delegations.give(*delegation);
        if (!refused) return storageError(refused.failure());
        return refused->isEmpty() ? HttpResponse{.status = 204} : httpError(422, refused->toLatin1());
    });
}

HttpResponse received(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        return jsonAnswer({{QStringLiteral("errands"), books.delegations.received(person)}});
    });
}

HttpResponse carryOut(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        const QString key = request.pathParams[QStringLiteral("key")];
        const auto verdict = books.delegations.carryOut(key, person, signature);
        if (!verdict) return httpError(404, "errand-unknown");
        return verdict->ok() ? verdictAnswer(**verdict) : storageError(verdict->failure());
    });
}

}  // namespace

void addDelegationRoutes(HttpRoutes& routes, Books& books) {
    const auto add = [&](const char* method, const char* path, HttpResponse (*handler)(Books&, const HttpRequest&)) {
        routes.add(method, QString::fromLatin1(path),
                   [&books, handler](const HttpRequest& request) { return handler(books, request); });
    };
    add("GET", "/v1/delegations", received);
    add("PUT", "/v1/delegations/{key}", give);
    add("POST", "/v1/delegations/{key}/execution", carryOut);
}

}  // namespace evergreen

#include "backend/bank_sandbox/transfer_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

#include <QRegularExpression>

namespace evergreen {

namespace {

constexpr qsizetype kRulesMax = 20;

PlacedOrder readOrder(JsonFields& fields) {
    constexpr JsonWord<bool> speeds[] = {{"next-day", false}, {"instant", true}};
    PlacedOrder order;
    order.fromAccount = fields.text("fromAccountId", 64);
    order.payee = fields.text("payeeId", 64);
    order.amount = fields.money("amount").minor;
    order.instant = fields.word("speed", speeds);
    for (const QString& rule : fields.texts("heldFor", kRulesMax)) order.heldFor << rule;
    if (order.heldFor.join(QString()).contains(QRegularExpression(QStringLiteral("[^A-Za-z0-9-]")))) {
        fields.complain("heldFor", "no rule");
    }
    if (order.amount <= 0) fields.complain("amount", "not above zero");
    if (order.fromAccount.contains(u'\n') || order.payee.contains(u'\n')) fields.complain("payeeId", "line feed");
    return order;
}

HttpResponse transfer(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        auto order = readJson(request.body, FailureCode::ConfigBad, readOrder);
        const auto key = QString::fromLatin1(request.header("idempotency-key"));
        if (!order || !isOrderKey(key)) return httpError(400, "bad-request");
        order->key = key;
        order->signature = signature;
        order->person = person;
        const auto verdict = books.transfers.place(*order);
        return verdict ? verdictAnswer(*verdict) : storageError(verdict.failure());
    });
}

HttpResponse revoke(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        const auto word = books.transfers.revoke(request.pathParams[QStringLiteral("reference")], person, signature);
        if (!word) return storageError(word.failure());
        switch (*word) {
            case Transfers::Revoked::Yes:
                return jsonAnswer({{QStringLiteral("revocation"), QStringLiteral("revoked")}});
            case Transfers::Revoked::TooLate:
                return jsonAnswer({{QStringLiteral("revocation"), QStringLiteral("too-late")}});
            case Transfers::Revoked::Unknown:
                break;
        }
        return httpError(404, "transfer-unknown");
    });
}

HttpResponse checkPayee(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        struct Asked {
            QString number;
            QString name;
        };
        const auto asked = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
            Asked read;
            read.number = fields.text("number", 32);
            read.name = fields.text("expectedName", 64);
            return read;
        });
        if (!asked) return httpError(400, "bad-request");
        const QString nameHash = asked->name.isEmpty() ? QString() : books.vault.indexOf(asked->name);
        const auto found = books.transfers.check(person, books.vault.payeeIdOf(asked->number), nameHash);
        return found ? jsonAnswer(*found) : httpError(422, "payee-unknown");
    });
}

HttpResponse pending(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        return jsonAnswer({{QStringLiteral("transfers"), books.transfers.pending(person)}});
    });
}

}  // namespace

void addTransferRoutes(HttpRoutes& routes, Books& books) {
    const auto add = [&](const char* method, const char* path, HttpResponse (*handler)(Books&, const HttpRequest&)) {
        routes.add(method, QString::fromLatin1(path),
                   [&books, handler](const HttpRequest& request) { return handler(books, request); });
    };
    add("POST", "/v1/payee-checks", checkPayee);
    add("POST", "/v1/transfers", transfer);
    add("GET", "/v1/transfers", pending);
    add("POST", "/v1/transfers/{reference}/revocation", revoke);
}

}  // namespace evergreen

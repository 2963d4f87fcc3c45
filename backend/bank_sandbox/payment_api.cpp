#include "backend/bank_sandbox/payment_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

namespace evergreen {

namespace {

constexpr qsizetype kItemsMax = 50;

PlacedPayment readPayment(JsonFields& fields) {
    PlacedPayment payment;
    payment.kind = fields.text("kind", 32);
    payment.account = fields.text("accountId", 64);
    for (const QString& item : fields.texts("items", kItemsMax)) payment.items << item;
    payment.amount = fields.money("amount").minor;
    if (!Payments::isKind(payment.kind)) fields.complain("kind", "unknown word");
    if (payment.amount <= 0) fields.complain("amount", "not above zero");
    const QString whole = payment.account + payment.items.join(QString());
    if (whole.contains(u'\n') || whole.contains(u'\t')) fields.complain("items", "line feed or tab");
    return payment;
}

HttpResponse pay(Books& books, const HttpRequest& request) {
    return inOrder(books, request, [&](const QString& person, const OrderSignature& signature) {
        auto payment = readJson(request.body, FailureCode::ConfigBad, readPayment);
        const auto key = QString::fromLatin1(request.header("idempotency-key"));
        if (!payment || !isOrderKey(key)) return httpError(400, "bad-request");
        payment->key = key;
        payment->signature = signature;
        payment->person = person;
        const auto verdict = books.payments.place(*payment);
        return verdict ? verdictAnswer(*verdict) : storageError(verdict.failure());
    });
}

HttpResponse bills(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        return jsonAnswer({{QStringLiteral("bills"), books.payments.bills(person)}});
    });
}

}  // namespace

void addPaymentRoutes(HttpRoutes& routes, Books& books) {
    const auto add = [&](const char* method, const char* path, HttpResponse (*handler)(Books&, const HttpRequest&)) {
        routes.add(method, QString::fromLatin1(path),
                   [&books, handler](const HttpRequest& request) { return handler(books, request); });
    };
    add("GET", "/v1/bills", bills);
    add("POST", "/v1/payments", pay);
}

}  // namespace evergreen

#include "backend/bank_sandbox/order_api.h"

#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr qsizetype kKeyLeast = 16;
constexpr qsizetype kKeyMost = 64;

HttpResponse closeKey(Books& books, const HttpRequest& request) {
    const QString key = request.pathParams[QStringLiteral("key")];
    if (!isOrderKey(key)) return httpError(400, "bad-request");
    const auto executed = books.executeDue();
    if (!executed) return storageError(executed.failure());
    const auto verdict = books.keys.close(key, request.peerName);
    if (!verdict) return storageError(verdict.failure());
    if (verdict->refused == QStringLiteral("key-reused")) return httpError(409, "key-reused");
    const QString never = QStringLiteral("never-seen");
    const QString word = verdict->refused == never    ? never
                         : verdict->refused.isEmpty() ? QStringLiteral("accepted")
                                                      : QStringLiteral("refused");
    QJsonObject finding{{QStringLiteral("finding"), word}};
    if (word == QStringLiteral("accepted")) finding[QStringLiteral("transfer")] = verdict->transfer;
    if (word == QStringLiteral("refused")) finding[QStringLiteral("reason")] = verdict->refused;
    return jsonAnswer(finding);
}

HttpResponse leaveNews(Books& books, const HttpRequest& request) {
    const QString key = request.pathParams[QStringLiteral("key")];
    const auto customer = readJson(request.body, FailureCode::ConfigBad,
                                   [](JsonFields& fields) { return fields.text("customerId", 64); });
    if (!isOrderKey(key) || !customer) return httpError(400, "bad-request");
    const bool isLeft = books.news.left(key, request.peerName, books.personOfCustomer(*customer));
    if (const auto fault = books.database.takeFault(); !fault) return storageError(fault.failure());
    return isLeft ? HttpResponse{.status = 204} : httpError(409, "key-reused");
}

HttpResponse newsTold(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        books.news.told(request.pathParams[QStringLiteral("key")], person);
        return HttpResponse{.status = 204};
    });
}

HttpResponse orderNews(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        return jsonAnswer({{QStringLiteral("news"), books.news.of(person)}});
    });
}

}  // namespace

bool isOrderKey(const QString& key) {
    return key.size() >= kKeyLeast && key.size() <= kKeyMost && std::all_of(key.begin(), key.end(), [](QChar letter) {
               return letter.isDigit() || (letter >= u'a' && letter <= u'f');
           });
}

HttpResponse inOrder(Books& books, const HttpRequest& request,
                     const std::function<HttpResponse(const QString& person, const OrderSignature&)>& then) {
    return inSession(books, request, [&](const QString& person) {
        const auto signature = signatureUnder(request, books.customerIdOf(person), books.kioskKeys);
        return signature ? then(person, *signature) : httpError(403, "signature-bad");
    });
}

HttpResponse verdictAnswer(const Verdict& verdict) {
    if (verdict.refused.isEmpty()) return jsonAnswer(verdict.transfer, 201);
    const bool aboutKey = verdict.refused.startsWith(QStringLiteral("key-"));
    return httpError(aboutKey ? 409 : 422, verdict.refused.toLatin1());
}

void addOrderRoutes(HttpRoutes& routes, Books& books) {
    routes.add("POST", QStringLiteral("/v1/transfer-keys/{key}/closure"),
               [&books](const HttpRequest& request) { return closeKey(books, request); });
    routes.add("GET", QStringLiteral("/v1/order-news"),
               [&books](const HttpRequest& request) { return orderNews(books, request); });
    routes.add("DELETE", QStringLiteral("/v1/order-news/{key}"),
               [&books](const HttpRequest& request) { return newsTold(books, request); });
    routes.add("PUT", QStringLiteral("/v1/order-news/{key}"),
               [&books](const HttpRequest& request) { return leaveNews(books, request); });
}

}  // namespace evergreen

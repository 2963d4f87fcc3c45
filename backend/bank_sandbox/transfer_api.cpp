#include "backend/bank_sandbox/transfer_api.h"

#include "backend/bank_sandbox/order_signature.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

namespace evergreen {

namespace {

constexpr qsizetype kKeyLeast = 16;
constexpr qsizetype kKeyMost = 64;

bool isKey(const QString& key) {
    return key.size() >= kKeyLeast && key.size() <= kKeyMost && std::all_of(key.begin(), key.end(), [](QChar letter) {
               return letter.isDigit() || (letter >= u'a' && letter <= u'f');
           });
}

bool isSigned(const HttpRequest& request) {
    const auto text =
        request.method + '\n' + request.path.toUtf8() + '\n' + request.header("idempotency-key") + '\n' + request.body;
    return signatureFits(text, request.header("kiosk-signature"), request.peerCertificate);
}

PlacedOrder readOrder(JsonFields& fields) {
    constexpr JsonWord<bool> speeds[] = {{"next-day", false}, {"instant", true}};
    PlacedOrder order;
    order.fromAccount = fields.text("fromAccountId", 64);
    order.payee = fields.text("payeeId", 64);
    order.amount = fields.money("amount").minor;
    order.instant = fields.word("speed", speeds);
    if (order.amount <= 0) fields.complain("amount", "not above zero");
    if (order.fromAccount.contains(u'\n') || order.payee.contains(u'\n')) fields.complain("payeeId", "line feed");
    return order;
}

HttpResponse answerOf(const Verdict& verdict) {
    if (verdict.refused.isEmpty()) return jsonAnswer(verdict.transfer, 201);
    const bool aboutKey = verdict.refused.startsWith(QStringLiteral("key-"));
    return httpError(aboutKey ? 409 : 422, verdict.refused.toLatin1());
}

HttpResponse transfer(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        if (!isSigned(request)) return httpError(403, "signature-bad");
        auto order = readJson(request.body, FailureCode::ConfigBad, readOrder);
        const auto key = QString::fromLatin1(request.header("idempotency-key"));
        if (!order || !isKey(key)) return httpError(400, "bad-request");
        order->key = key;
        order->kiosk = request.peerName;
        order->person = person;
        const auto verdict = books.transfers.place(*order);
        return verdict ? answerOf(*verdict) : storageError(verdict.failure());
    });
}

HttpResponse closeKey(Books& books, const HttpRequest& request) {
    const QString key = request.pathParams[QStringLiteral("key")];
    if (!isKey(key)) return httpError(400, "bad-request");
    const auto executed = books.transfers.executeDue();
    if (!executed) return storageError(executed.failure());
    const auto verdict = books.transfers.closeKey(key, request.peerName);
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

HttpResponse revoke(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        if (!isSigned(request)) return httpError(403, "signature-bad");
        const auto word = books.transfers.revoke(request.pathParams[QStringLiteral("reference")], person);
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
    add("POST", "/v1/transfer-keys/{key}/closure", closeKey);
}

}  // namespace evergreen

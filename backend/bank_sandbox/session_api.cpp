#include "backend/bank_sandbox/session_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "kiosk/base/json_fields.h"

#include <QJsonDocument>

namespace evergreen {

namespace {

struct SignInRequest {
    QString pan;
    int panSequence = 0;
    QString expiry;
    QString pinKeyId;
    Bytes pinBlock;
};

SignInRequest readSignIn(JsonFields& fields) {
    SignInRequest request;
    request.pan = fields.text("pan", 19);
    request.panSequence = fields.number("panSequence", 0, 99);
    request.expiry = fields.text("expiry", 4);
    request.pinKeyId = fields.text("pinKeyId", 64);
    auto block = fromHex(fields.text("pinBlock", 32));
    if (!block || block->size() != 16) fields.complain("pinBlock", "not 16 bytes");
    request.pinBlock = block.value_or(Bytes{});
    return request;
}

bool isExpired(const QString& expiry, const QDate& today) {
    // Spec: EMV 4.4 Book 3 Annex A, 5F24; a card is good to the end of its month.
    bool isNumber = false;
    const int yearMonth = expiry.toInt(&isNumber);
    return !isNumber || yearMonth < (today.year() % 100) * 100 + today.month();
}

HttpResponse pinRefused(const char* code, int triesLeft) {
    return jsonAnswer({{QStringLiteral("error"), QString::fromLatin1(code)}, {QStringLiteral("triesLeft"), triesLeft}},
                      403);
}

HttpResponse issuePinKey(Books& books, const HttpRequest& request) {
    auto fresh = books.vault.issuePinKey(request.peerName);
    HttpResponse answer{.status = 201, .body = fresh.key, .contentType = "application/octet-stream"};
    answer.headers.emplace_back("Pin-Key-Id", fresh.id.toLatin1());
    return answer;
}

HttpResponse sessionOpened(Books& books, const Person& person, const QString& kiosk, const SessionCard& card) {
    const auto known =
        books.database.run(QStringLiteral("SELECT masked_name, title, comfort FROM person WHERE id = ?"), {person.id});
    const auto fault = books.database.takeFault();
    if (!fault || known.empty()) return httpError(500, "storage");
    return jsonAnswer({{QStringLiteral("token"), QString::fromLatin1(books.sessions.open(person.id, kiosk, card))},
                       {QStringLiteral("customerId"), books.customerIdOf(person.id)},
                       {QStringLiteral("customerName"), known[0][0].toString()},
                       {QStringLiteral("title"), known[0][1].toString()},
                       {QStringLiteral("comfortToken"), known[0][2].toString()},
                       {QStringLiteral("cardMustProve"), card.mustProve},
                       {QStringLiteral("facts"), books.ledger.facts(person.id)}},
                      201);
}

HttpResponse openSession(Books& books, const HttpRequest& request) {
    const auto asked = readJson(request.body, FailureCode::ConfigBad, readSignIn);
    if (!asked) return httpError(400, "bad-request");
    const QString index = books.vault.indexOf(asked->pan);
    const auto card = books.cardOf(index);
    if (!card) return httpError(403, "card-unknown");
    if (isExpired(asked->expiry, books.time.today())) return httpError(403, "card-expired");
    switch (books.vault.check(request.peerName, asked->pinKeyId, asked->pinBlock, asked->pan, card->person->pin)) {
        case Vault::PinWord::Right:
            return sessionOpened(books, *card->person, request.peerName, {index, asked->panSequence, card->mustProve});
        case Vault::PinWord::Wrong:
            return pinRefused("pin-wrong", books.vault.triesLeft(index));
        case Vault::PinWord::Blocked:
            return pinRefused("pin-blocked", 0);
        case Vault::PinWord::BlockBad:
            return httpError(403, "pin-block-bad");
        case Vault::PinWord::KeyUnknown:
            break;
    }
    return httpError(403, "pin-key-unknown");
}

HttpResponse closeSession(Books& books, const HttpRequest& request) {
    return inUnprovenSession(books, request, [&](const QString&) {
        books.sessions.close(request.header("session"));
        return HttpResponse{.status = 204};
    });
}

HttpResponse keepComfort(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        const auto token = readJson(request.body, FailureCode::ConfigBad,
                                    [](JsonFields& fields) { return fields.text("token", 256); });
        if (!token) return httpError(400, "bad-request");
        books.database.run(QStringLiteral("UPDATE person SET comfort = ? WHERE id = ?"), {*token, person});
        return HttpResponse{.status = 204};
    });
}

HttpResponse trust(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        const auto payee = readJson(request.body, FailureCode::ConfigBad,
                                    [](JsonFields& fields) { return fields.text("payeeId", 64); });
        if (!payee) return httpError(400, "bad-request");
        return books.transfers.trust(person, *payee) ? HttpResponse{.status = 204} : httpError(422, "payee-unknown");
    });
}

HttpResponse statement(Books& books, const HttpRequest& request) {
    return inSession(books, request, [&](const QString& person) {
        bool isNumber = false;
        const int page = request.query.value(QStringLiteral("page"), QStringLiteral("1")).toInt(&isNumber);
        if (!isNumber || page < 1 || page > 10'000) return httpError(400, "bad-request");
        const auto found = books.ledger.statement(person, request.pathParams[QStringLiteral("accountId")], page);
        return found ? jsonAnswer(*found) : httpError(404, "account-unknown");
    });
}

}  // namespace

HttpResponse inSession(Books& books, const HttpRequest& request,
                       const std::function<HttpResponse(const QString& person)>& then) {
    return inUnprovenSession(books, request, [&](const QString& person) {
        if (books.sessions.isUnproven(request.header("session"))) return httpError(403, "card-unproven");
        const auto key = QString::fromLatin1(request.header("idempotency-key"));
        if (isOrderKey(key)) books.news.sent(key, person);
        return then(person);
    });
}

HttpResponse inUnprovenSession(Books& books, const HttpRequest& request,
                               const std::function<HttpResponse(const QString& person)>& then) {
    const auto person = books.sessions.personOf(request.header("session"), request.peerName);
    if (!person) return httpError(401, "signed-out");
    const auto executed = books.executeDue();
    if (!executed) return storageError(executed.failure());
    auto response = then(*person);
    const auto fault = books.database.takeFault();
    return fault ? response : storageError(fault.failure());
}

void addSessionRoutes(HttpRoutes& routes, Books& books) {
    const auto add = [&](const char* method, const char* path, HttpResponse (*handler)(Books&, const HttpRequest&)) {
        routes.add(method, QString::fromLatin1(path),
                   [&books, handler](const HttpRequest& request) { return handler(books, request); });
    };
    const auto read = [&](const char* path, QJsonObject (*reader)(Books&, const QString&)) {
        routes.add("GET", QString::fromLatin1(path), [&books, reader](const HttpRequest& request) {
            return inSession(books, request, [&](const QString& person) { return jsonAnswer(reader(books, person)); });
        });
    };
    add("POST", "/v1/pin-keys", issuePinKey);
    add("POST", "/v1/sessions", openSession);
    add("DELETE", "/v1/session", closeSession);
    add("PUT", "/v1/session/comfort", keepComfort);
    add("PUT", "/v1/session/trusted-contact", trust);
    add("GET", "/v1/accounts/{accountId}/statement", statement);
    read("/v1/session/facts", [](Books& of, const QString& person) { return of.ledger.facts(person); });
    read("/v1/pension", [](Books& of, const QString& person) { return of.ledger.pension(person); });
    read("/v1/accounts", [](Books& of, const QString& person) {
        return QJsonObject{{QStringLiteral("accounts"), of.ledger.accounts(person)}};
    });
    read("/v1/payees", [](Books& of, const QString& person) {
        return QJsonObject{{QStringLiteral("payees"), of.ledger.payees(person)}};
    });
}

}  // namespace evergreen

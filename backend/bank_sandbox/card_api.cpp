#include "backend/bank_sandbox/card_api.h"

#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>

namespace evergreen {

namespace {

Bytes hexOf(JsonFields& fields, const char* name, std::size_t least, std::size_t most) {
    auto value = fromHex(fields.text(name, 2 * static_cast<qsizetype>(most)));
    if (value && value->size() >= least && value->size() <= most) return std::move(*value);
    fields.complain(name, "not so many bytes in hex");
    return Bytes(least);
}

Bytes hexOf(JsonFields& fields, const char* name, std::size_t size) {
    return hexOf(fields, name, size, size);
}

/// All but key, kiosk, person and card. The order is the one in which demo cards reckon. Spec: EMV 4.4 Book 2 table 25
CardQuestion readQuestion(JsonFields& fields) {
    CardQuestion question;
    Bytes& over = question.card.over;
    append(over, hexOf(fields, "amount", 6));
    append(over, hexOf(fields, "amountOther", 6));
    question.movesMoney = std::any_of(over.begin(), over.end(), [](std::byte each) { return each != std::byte{0}; });
    append(over, hexOf(fields, "country", 2));
    const Bytes findings = hexOf(fields, "findings", 5);
    question.findings = std::to_integer<std::uint8_t>(findings[0]);
    append(over, findings);
    append(over, hexOf(fields, "currency", 2));
    append(over, hexOf(fields, "date", 3));
    append(over, hexOf(fields, "kind", 1));
    append(over, hexOf(fields, "random", 4));
    append(over, hexOf(fields, "profile", 2));
    const Bytes counter = hexOf(fields, "counter", 2);
    question.card.counter =
        static_cast<std::uint16_t>(std::to_integer<unsigned>(counter[0]) << 8U | std::to_integer<unsigned>(counter[1]));
    append(over, counter);
    question.information = std::to_integer<std::uint8_t>(hexOf(fields, "information", 1)[0]);
    question.card.cryptogram = hexOf(fields, "cryptogram", 8);
    // These are no part of a demo card's cryptogram; another issuer's host reads them.
    (void)hexOf(fields, "issuerData", 0, 32);
    (void)hexOf(fields, "capabilities", 3);
    return question;
}

HttpResponse authorise(Books& books, const HttpRequest& request) {
    return inUnprovenSession(books, request, [&](const QString& person) {
        auto question = readJson(request.body, FailureCode::ConfigBad, readQuestion);
        const QString key = request.pathParams[QStringLiteral("key")];
        if (!question || !isOrderKey(key)) return httpError(400, "bad-request");
        const QByteArray token = request.header("session");
        const auto card = books.sessions.cardOf(token);
        const auto known = card ? books.cardOf(card->index) : std::nullopt;
        if (!known) return httpError(409, "card-unknown");
        question->key = key;
        question->kiosk = request.peerName;
        question->person = person;
        question->session = token;
        question->cardIndex = card->index;
        question->card.pan = known->pan;
        question->card.sequence = card->sequence;
        const auto verdict = books.cards.decide(*question);
        if (!verdict) return storageError(verdict.failure());
        if (!verdict->refused.isEmpty()) return httpError(409, verdict->refused.toLatin1());
        if (verdict->code == QStringLiteral("00")) books.sessions.prove(token, key);
        return jsonAnswer({{QStringLiteral("code"), verdict->code},
                           {QStringLiteral("authentication"), toHex(verdict->authentication)},
                           {QStringLiteral("scripts"), toHex(verdict->scripts)}});
    });
}

/// 9F5B: a script was not performed, failed, or was done.
bool areResults(ByteView results) {
    constexpr unsigned done = 2;
    if (results.size() % CardEndNote::resultBytes != 0) return false;
    for (std::size_t at = 0; at < results.size(); at += CardEndNote::resultBytes) {
        if (std::to_integer<unsigned>(results[at]) >> 4U > done) return false;
    }
    return true;
}

CardEndNote readEnd(JsonFields& fields) {
    CardEndNote end;
    end.isApproved = fields.flag("approved");
    end.certificate = hexOf(fields, "certificate", 8);
    end.scriptResults = hexOf(fields, "scriptResults", 0, CardEndNote::resultBytes * CardEndNote::resultsMax);
    if (!areResults(end.scriptResults)) fields.complain("scriptResults", "no results of scripts");
    return end;
}

/// Needs no session: the card may be gone already.
HttpResponse noteEnd(Books& books, const HttpRequest& request) {
    const auto end = readJson(request.body, FailureCode::ConfigBad, readEnd);
    const QString key = request.pathParams[QStringLiteral("key")];
    if (!end || !isOrderKey(key)) return httpError(400, "bad-request");
    const auto noted = books.cards.noteEnd(key, request.peerName, *end);
    if (!noted) return storageError(noted.failure());
    if (!noted->isEmpty()) return httpError(409, noted->toLatin1());
    return HttpResponse{.status = 204};
}

/// Needs no session: the card may be long gone, and the kiosk may have been without power.
HttpResponse reverse(Books& books, const HttpRequest& request) {
    constexpr JsonWord<const char*> reasons[] = {
        {"no-answer", "no-answer"}, {"card-left", "card-left"}, {"card-declined", "card-declined"}};
    const auto why = readJson(request.body, FailureCode::ConfigBad,
                              [&](JsonFields& fields) { return fields.word("reason", reasons); });
    const QString key = request.pathParams[QStringLiteral("key")];
    if (!why || !isOrderKey(key)) return httpError(400, "bad-request");
    const auto done = books.cards.reverse(key, request.peerName, QString::fromLatin1(*why));
    if (!done) return storageError(done.failure());
    if (!*done) return httpError(409, "key-reused");
    books.sessions.disprove(key);
    return HttpResponse{.status = 204};
}

}  // namespace

void addCardRoutes(HttpRoutes& routes, Books& books) {
    routes.add("PUT", QStringLiteral("/v1/card-authorisations/{key}"),
               [&books](const HttpRequest& request) { return authorise(books, request); });
    routes.add("PUT", QStringLiteral("/v1/card-authorisations/{key}/end"),
               [&books](const HttpRequest& request) { return noteEnd(books, request); });
    routes.add("PUT", QStringLiteral("/v1/card-authorisations/{key}/reversal"),
               [&books](const HttpRequest& request) { return reverse(books, request); });
}

}  // namespace evergreen

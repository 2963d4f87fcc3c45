#include "backend/desk/sign_in.h"

#include "backend/desk/one_time_code.h"
#include "backend/desk/password.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"
#include "kiosk/base/json_fields.h"

#include <algorithm>
#include <openssl/crypto.h>

namespace evergreen::desk {

HttpResponse SignIn::answer(const HttpRequest& request) {
    auto read = readJson(request.body, FailureCode::ConfigBad, [](JsonFields& fields) {
        return Try{fields.text("staff", 64), fields.text("password").toUtf8(), fields.text("code", kCodeDigits), {}};
    });
    if (!read) return httpError(400, "bad-request");
    Try tried = *std::move(read);
    tried.address = request.peerAddress;
    std::chrono::milliseconds wait{0};
    std::optional<Credentials> known;
    const auto counted = m_books.inOneGo([&] {
        wait = std::max(m_books.limits.count(QStringLiteral("staff:") + tried.staff, perName, m_books.now()),
                        m_books.limits.count(QStringLiteral("address:") + tried.address, perAddress, m_books.now()));
        known = m_books.staff.credentials(tried.staff);
    });
    if (!counted) return storageError(counted.failure());
    if (wait.count() > 0) return tooMany(wait);
    const QString hashed = known && known->active ? known->password : QString();
    return {.aside = [this, tried, hashed]() mutable -> std::function<HttpResponse()> {
        const bool isRight = isPassword(tried.password, hashed);
        OPENSSL_cleanse(tried.password.data(), static_cast<std::size_t>(tried.password.size()));
        return [this, tried, isRight] { return finish(tried, isRight); };
    }};
}

HttpResponse SignIn::finish(const Try& tried, bool isPasswordRight) {
    std::optional<FreshSession> fresh;
    const auto done = m_books.inOneGo([&] { fresh = open(tried, isPasswordRight); });
    if (!done) return storageError(done.failure());
    return fresh ? m_answerer(*fresh) : httpError(401, "sign-in");
}

std::optional<FreshSession> SignIn::open(const Try& tried, bool isPasswordRight) {
    const auto member = m_books.staff.find(tried.staff);
    const auto known = m_books.staff.credentials(tried.staff).value_or(Credentials());
    const auto secret = m_seal.unseal(known.codeSecret, tried.staff);
    const auto step =
        secret ? stepOfCode(*secret, tried.code, m_books.now(), known.usedStep) : std::optional<std::int64_t>();
    const bool isIn = member && isPasswordRight && step && m_books.staff.useCode(tried.staff, *step);
    m_books.notes.audit({.branch = member ? member->branch : QString(),
                         .staff = member ? member->id : QString(),
                         .address = tried.address,
                         .act = QStringLiteral("sign-in"),
                         .subject = member ? member->id : QString(),
                         .outcome = isIn ? QStringLiteral("done") : QStringLiteral("sign-in")});
    if (!isIn) return std::nullopt;
    m_books.limits.forgive(QStringLiteral("staff:") + tried.staff);
    return m_books.sessions.open(*member, m_books.now());
}

}  // namespace evergreen::desk

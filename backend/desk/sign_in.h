// Signing in: name, password and one-time code in one step, and one answer for whatever of them is wrong. The password
// is checked beside the handlers' thread. Tries are counted by name and by address before anything is checked.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/seal.h"
#include "backend/http/http_message.h"

namespace evergreen::desk {

class SignIn {
public:
    /// A colleague who mistypes has tries enough; who guesses codes has three in a million for each.
    static constexpr Allowance perName{5, std::chrono::minutes(15)};
    /// A whole branch comes from one address.
    static constexpr Allowance perAddress{60, std::chrono::minutes(15)};

    using Answerer = std::function<HttpResponse(const FreshSession&)>;

    /// `answerer` makes the answer for who is in. All outlive it.
    SignIn(DeskBooks& books, const Seal& seal, Answerer answerer)
        : m_books(books), m_seal(seal), m_answerer(std::move(answerer)) {}

    HttpResponse answer(const HttpRequest& request);

private:
    struct Try {
        QString staff;
        QByteArray password;
        QString code;
        QString address;
    };

    HttpResponse finish(const Try& tried, bool isPasswordRight);
    std::optional<FreshSession> open(const Try& tried, bool isPasswordRight);

    DeskBooks& m_books;
    const Seal& m_seal;
    Answerer m_answerer;
};

}  // namespace evergreen::desk

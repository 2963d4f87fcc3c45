// Staff at a kiosk: who the card says and a PIN, held against the register. Told apart are the reasons that need
// another way on (locked, another branch's, training lapsed), the last two only to whose PIN is right. The PIN is
// checked beside the handlers' thread; every try is in the audit table, and counts before anything is checked. Spec:
// TR-01
#pragma once

#include "backend/desk/branch_register.h"
#include "backend/desk/desk_books.h"
#include "backend/http/http_message.h"

namespace evergreen::desk {

class StaffCardSignIn {
public:
    /// Whoever tries one card after the other at a kiosk.
    static constexpr Allowance perKiosk{20, std::chrono::minutes(15)};

    /// `books` outlive it.
    explicit StaffCardSignIn(DeskBooks& books) : m_books(books) {}

    HttpResponse answer(const Kiosk& kiosk, const HttpRequest& request);

private:
    struct Try {
        Kiosk kiosk;
        QString staff;
        QByteArray pin;
        QString address;
    };

    HttpResponse finish(const Try& tried, bool isPinRight);
    QString verdictOn(const Try& tried, bool isPinRight);
    void note(const Try& tried, const QString& outcome);

    DeskBooks& m_books;
};

}  // namespace evergreen::desk

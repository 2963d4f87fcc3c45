// Who gets a certificate of the desk's authority: a kiosk of the register that has its one-time code, and one whose
// certificate is to be renewed. The certificate names the kiosk of the code, or of the connection, never what a request
// names. What is decided, issued and noted is one transaction, so that an answer that was lost is given again and
// nothing is issued twice.
#pragma once

#include "backend/authority/authority.h"
#include "backend/authority/signing_request.h"
#include "backend/desk/desk_books.h"
#include "backend/http/http_message.h"

namespace evergreen::desk {

class Enrolment {
public:
    static constexpr Allowance perAddress{30, std::chrono::minutes(15)};
    static constexpr Allowance inAll{600, std::chrono::minutes(15)};
    static constexpr Allowance renewalsOfOne{10, std::chrono::minutes(15)};

    /// Both outlive it; without an authority everybody is refused.
    Enrolment(DeskBooks& books, const std::optional<Authority>& authority) : m_books(books), m_authority(authority) {}

    /// POST /v1/enrolments
    HttpResponse enrol(const HttpRequest& request);
    /// POST /k/v1/renewals, from a kiosk of the register whose certificate is not revoked.
    HttpResponse renew(const Kiosk& kiosk, const HttpRequest& request);

private:
    struct Asked {
        QString kiosk;
        QString code;
        QString request;
    };

    HttpResponse inOneGo(const std::function<HttpResponse()>& decide);
    HttpResponse byCode(const Asked& asked, const QString& address);
    HttpResponse issueByCode(const Asked& asked, const EnrolmentCode& code, const SigningRequest& wanted);
    HttpResponse byCertificate(const Kiosk& kiosk, const QString& serial, const SigningRequest& wanted);
    Result<KioskCertificate> issued(const QString& kiosk, const SigningRequest& wanted, const QString& by);
    HttpResponse given(const KioskCertificate& certificate) const;
    void note(const QString& kiosk, const QString& address, const char* act, const HttpResponse& answer);

    DeskBooks& m_books;
    const std::optional<Authority>& m_authority;
};

}  // namespace evergreen::desk

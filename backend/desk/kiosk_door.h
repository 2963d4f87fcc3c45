// The kiosks' own port: calls for help where MQTT does not carry them, complaints, staff at a kiosk, and certificates
// to be renewed. HTTPS with client certificates, on a thread of its own with books of its own; a kiosk is who its
// certificate says, if the register holds it and the certificate is not revoked: that is asked at every request, also
// of a connection that was there before.
#pragma once

#include "backend/desk/dispatch.h"
#include "backend/desk/enrolment.h"
#include "backend/desk/staff_card_sign_in.h"
#include "backend/http/http_routes.h"
#include "backend/http/http_server.h"

namespace evergreen::desk {

class KioskDoor {
public:
    /// All outlive it. Without an authority no certificate is renewed.
    KioskDoor(const BookOptions& options, const Clock& clock, Dispatch& dispatch,
              const std::optional<Authority>& authority);
    ~KioskDoor();

    /// Opens books and port, and returns it. ConfigBad, StorageFault.
    Result<quint16> start(const HttpServerOptions& options);
    void stop();
    /// HttpServer::reload(), between start() and stop().
    Result<> reload() { return m_server->reload(); }

    const HttpRoutes& routes() const { return m_routes; }

private:
    HttpResponse hear(const Kiosk& kiosk, const HttpRequest& request);
    HttpResponse complain(const Kiosk& kiosk, const HttpRequest& request);
    HttpResponse state(const Kiosk& kiosk, const HttpRequest& request);
    HttpResponse staff(const Kiosk& kiosk, const HttpRequest& request);
    HttpResponse renew(const Kiosk& kiosk, const HttpRequest& request);
    void add(const char* method, const char* path,
             HttpResponse (KioskDoor::*handler)(const Kiosk&, const HttpRequest&));

    DeskBooks m_books;
    Dispatch& m_dispatch;
    StaffCardSignIn m_staffCards;
    Enrolment m_enrolment;
    HttpRoutes m_routes;
    std::unique_ptr<HttpServer> m_server;
};

}  // namespace evergreen::desk

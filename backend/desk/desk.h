// The branch desk as a whole: books, the browsers' port, the kiosks' port, the broker. A program (evergreen-desk) or a
// test owns it; it lives on threads of its own.
#pragma once

#include "backend/desk/broker_link.h"
#include "backend/desk/console_files.h"
#include "backend/desk/desk_context.h"
#include "backend/desk/kiosk_door.h"
#include "backend/desk/revocations.h"
#include "backend/desk/rollout_watch.h"

namespace evergreen::desk {

struct Listening {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;
};

struct DeskOptions {
    QString folder{};    ///< the sealing key, and the database if no other is named
    QString database{};  ///< empty: desk.sqlite in the folder
    QString console{};   ///< folder of the console's files; empty: none is served
    std::chrono::milliseconds escalateAfter{60'000};
    Listening browsers;
    Listening kiosks;
    QString serverCertificate{};
    QString serverKey{};
    QString kioskAuthority{};
    QString revocationList{};       ///< empty: none
    QString authority{};            ///< folder of the desk's own, which issues; empty: none
    QString authorityPassphrase{};  ///< the file with it
    MqttEndpoint broker;            ///< port 0: none, calls come by HTTPS only
    QString brokerName = QStringLiteral("helpdesk");
    FleetWatched fleet{};  ///< without a repository no rollout is watched

    BookOptions books() const;
};

struct DeskPorts {
    quint16 browsers = 0;
    quint16 kiosks = 0;
};

class Desk {
public:
    /// The clock is safe from any thread, and outlives the desk.
    Desk(DeskOptions options, const Clock& clock);
    ~Desk();

    /// Opens books and ports and connects to the broker, or keeps trying to. ConfigBad, StorageFault.
    Result<DeskPorts> start();
    void stop();

    /// Runs on the browsers' thread: for tests that look into the books.
    void withBooks(const std::function<void(DeskBooks&)>& look);

    const HttpRoutes& browserRoutes() const { return m_routes; }
    const HttpRoutes& kioskRoutes() const { return m_door.routes(); }
    bool isBrokerConnected() const { return m_link.isConnected(); }

private:
    Result<> openAuthority();
    Result<> watchRevocations();
    HttpServerOptions kiosksPort() const;
    HttpResponse answer(HttpRequest request) const;
    Result<quint16> openBrowsersPort();

    DeskOptions m_options;
    const Clock& m_clock;
    Seal m_seal;
    std::optional<Authority> m_authority;
    BrokerLink m_link;
    Dispatch m_dispatch;
    KioskDoor m_door;
    Revocations m_revocations;
    RolloutWatch m_rollout;
    FleetFolder m_fleet;
    DeskBooks m_books;
    Enrolment m_enrolment;
    DeskContext m_context;
    ConsoleFiles m_console;
    HttpRoutes m_routes;
    std::unique_ptr<HttpServer> m_server;
};

}  // namespace evergreen::desk

// HTTPS server of the backend programs: HTTP/1.1 over TLS 1.2 or newer, client certificates verified against one CA,
// every size, count and wait limited. Owned by the program that serves; runs handlers one after the other on its own
// thread, so a handler may keep a database connection and needs no lock. It knows no route: see HttpRoutes.
#pragma once

#include "backend/http/http_message.h"
#include "kiosk/base/result.h"

#include <chrono>
#include <functional>
#include <memory>

namespace evergreen {

struct HttpLimits {
    std::uint32_t headerBytesMax = 8 * 1024;
    std::uint64_t bodyBytesMax = 64ULL * 1024;
    std::size_t connectionsMax = 256;            ///< one more is closed at once
    std::chrono::milliseconds handshake{5'000};  ///< accepted to TLS done
    std::chrono::milliseconds request{10'000};   ///< first byte of a request to its last: no slowloris
    std::chrono::milliseconds idle{60'000};      ///< between two requests of one connection
    std::chrono::milliseconds write{10'000};     ///< one whole answer
    std::chrono::milliseconds aside{10'000};     ///< what a handler leaves to be done beside its thread
    int asidesMax = 16;                          ///< one more is answered 503
    std::chrono::milliseconds farewell{200};     ///< for the client's close_notify after ours
    std::chrono::milliseconds stopGrace{2'000};  ///< how long stop() lets answers under way finish
};

/// Whose certificates clients may show.
struct ClientAuthority {
    QString certificateFile{};  ///< PEM
    QString revocationFile{};   ///< PEM, its CRL; one out of date refuses everybody: see revocation_list.h
};

struct HttpServerOptions {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;         ///< 0: any free one, then kept for this server's life
    QString certificateFile;  ///< PEM, chain
    QString keyFile;          ///< PEM
    /// Empty: clients are not asked for a certificate. Each has a CRL, or none has: once one does, all are asked for.
    std::vector<ClientAuthority> clientAuthorities;
    HttpLimits limits;
};

class HttpServer {
public:
    using Handler = std::function<HttpResponse(HttpRequest)>;

    /// Starts the thread; no port is open yet. ConfigBad when a certificate or key cannot be used.
    static Result<std::unique_ptr<HttpServer>> create(HttpServerOptions options, Handler handler);

    /// Stops, if nobody did.
    ~HttpServer();

    /// Opens the port and returns it. ConfigBad when it is taken. Call again to open after refuse().
    Result<quint16> listen();

    /// Closes the port and every connection at once: the next connect() is refused.
    void refuse();

    /// Reads certificate, key, authorities and lists anew. From then on nobody comes in by what was before, nor by a
    /// session that was begun under it; who is in is let out after the answer under way. ConfigBad, and all stays as it
    /// was. From one thread.
    Result<> reload();

    /// Runs `task` on the handlers' thread and waits for its end. Not from a handler, not after stop().
    void call(std::function<void()> task);

    /// Closes the port, lets answers under way finish within the grace time, ends the thread.
    void stop();

private:
    class Engine;

    explicit HttpServer(std::unique_ptr<Engine> engine);

    std::unique_ptr<Engine> m_engine;
};

}  // namespace evergreen

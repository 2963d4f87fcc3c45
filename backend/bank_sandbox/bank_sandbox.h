// The sandbox bank as a whole: books, routes, HTTPS server, and the control words that make it misbehave. A program
// (evergreen-bank) or a test owns it; the bank lives on a thread of its own, so both talk to it over the network only.
#pragma once

#include "backend/bank_sandbox/books.h"
#include "backend/certificates/certificate_folder.h"
#include "backend/http/http_routes.h"
#include "backend/http/http_server.h"

#include <atomic>
#include <memory>

#include <QJsonObject>

namespace evergreen {

struct BankSandboxOptions {
    QString stateFolder;
    QString certificateFolder;  ///< with the kiosks' public order keys; made on first use when it holds none
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;
};

class BankSandbox {
public:
    static const QStringList kioskNames;  ///< whose certificates are made: "kiosk-0001" and "kiosk-0002"

    /// The clock outlives the bank.
    BankSandbox(BankSandboxOptions options, const Clock& clock);
    ~BankSandbox();

    /// Opens the books and the port, and returns it. ConfigBad, StorageFault.
    Result<quint16> start();
    void stop();

    /// One control word, answered {"ok": true} or {"ok": false, "error": …}:
    /// {"do":"slow","ms":9000} every answer that late · {"do":"garbage"} every answer nonsense ·
    /// {"do":"drop-after-commit"} requests that move money or prove a card are carried out and not
    /// answered ·
    /// {"do":"refuse-connections"} · {"do":"normal"} ends these · {"do":"unblock"} PIN tries · {"do":"reset"} the first
    /// day again · {"do":"advance","minutes":1440}
    QJsonObject control(const QJsonObject& word);

    /// Runs on the bank's thread: for tests that look into the books.
    void withBooks(const std::function<void(Books&)>& look);

    const HttpRoutes& routes() const { return m_routes; }

private:
    HttpResponse answer(HttpRequest request);
    bool perform(const QString& word, const QJsonObject& whole);
    void behave();

    BankSandboxOptions m_options;
    const Clock& m_clock;
    std::unique_ptr<Books> m_books;
    HttpRoutes m_routes;
    std::atomic<int> m_slowMs = 0;
    std::atomic<bool> m_garbage = false;
    std::atomic<bool> m_dropAfterCommit = false;
    std::unique_ptr<HttpServer> m_server;
};

}  // namespace evergreen

// A server on a port of its own with a handler of every kind, and clients with a kiosk's certificate.
#pragma once

#include "backend/http/http_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/tls_client.h"

#include <atomic>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace evergreen {

inline const QString kKiosk = QString::fromUtf16(testKioskName);

class HttpServerTest : public testing::Test {
protected:
    void start(HttpLimits limits = {}) {
        const auto& folder = testCertificates();
        HttpServerOptions options;
        options.certificateFile = folder.serverCertificate();
        options.keyFile = folder.serverKey();
        options.clientAuthorities = {{folder.authority()}};
        options.limits = limits;
        auto made = HttpServer::create(options, [this](HttpRequest request) { return handle(std::move(request)); });
        ASSERT_TRUE(made.ok());
        server = std::move(made).value();
        auto listening = server->listen();
        ASSERT_TRUE(listening.ok());
        port = *listening;
    }

    HttpResponse handle(HttpRequest request) {
        ++handled;
        if (request.path == QStringLiteral("/who")) return {.body = request.peerName.toUtf8()};
        if (request.path == QStringLiteral("/echo")) {
            return {.body = request.method + ' ' + request.query[QStringLiteral("q")].toUtf8() + ' ' +
                            request.header("x-word") + ' ' + request.body};
        }
        if (request.path == QStringLiteral("/slow")) return {.body = "late", .delay = std::chrono::milliseconds(30)};
        if (request.path == QStringLiteral("/hang-up")) return {.hangUp = true};
        if (request.path == QStringLiteral("/stream")) {
            stream = std::make_shared<HttpStream>(streamBacklogMax);
            return {.body = "first;", .contentType = "text/event-stream", .stream = stream};
        }
        if (request.path == QStringLiteral("/aside")) {
            return {.aside = [this, handlers = std::this_thread::get_id()]() -> std::function<HttpResponse()> {
                const bool elsewhere = std::this_thread::get_id() != handlers;
                proceed.get_future().wait();
                return [elsewhere, handlers] {
                    const bool back = std::this_thread::get_id() == handlers;
                    return HttpResponse{.body = elsewhere && back ? "aside and back" : "wrong thread"};
                };
            }};
        }
        return {.status = 404};
    }

    bool connect(TlsClient& client) {
        client.showCertificate(testCertificates().kioskCertificate(kKiosk), testCertificates().kioskKey(kKiosk));
        return client.connect(port);
    }

    std::unique_ptr<HttpServer> server;
    quint16 port = 0;
    std::atomic<int> handled = 0;
    std::shared_ptr<HttpStream> stream;
    qsizetype streamBacklogMax = 1024LL * 1024;
    std::promise<void> proceed;
};

inline HttpLimits with(std::chrono::milliseconds HttpLimits::*limit, std::chrono::milliseconds value) {
    HttpLimits limits;
    limits.*limit = value;
    return limits;
}

constexpr std::chrono::milliseconds kShort{40};

}  // namespace evergreen

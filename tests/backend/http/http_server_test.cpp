#include "backend/http/http_server.h"

#include "tests/support/test_certificates.h"
#include "tests/support/tls_client.h"

#include <atomic>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace evergreen {

namespace {

const QString kKiosk = QString::fromUtf16(testKioskName);

class HttpServerTest : public testing::Test {
protected:
    void start(HttpLimits limits = {}) {
        const auto& folder = testCertificates();
        HttpServerOptions options;
        options.certificateFile = folder.serverCertificate();
        options.keyFile = folder.serverKey();
        options.clientAuthorityFile = folder.authority();
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
    qsizetype streamBacklogMax = 1024 * 1024;
    std::promise<void> proceed;
};

HttpLimits with(std::chrono::milliseconds HttpLimits::*limit, std::chrono::milliseconds value) {
    HttpLimits limits;
    limits.*limit = value;
    return limits;
}

constexpr std::chrono::milliseconds kShort{40};

}  // namespace

TEST_F(HttpServerTest, handler_sees_the_whole_request_and_the_client_of_the_certificate) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("POST /echo?q=a%20b HTTP/1.1\r\nHost: x\r\nX-Word: w\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_THAT(client.until("hi").toStdString(), testing::EndsWith("POST a b w hi"));
    client.send("GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.untilClosed().toStdString(), testing::EndsWith("kiosk-0001"));
}

TEST_F(HttpServerTest, client_without_certificate_is_refused_before_any_handler) {
    start();
    TlsClient client(testCertificates());
    // Spec: RFC 8446 §4.4.2.4. With TLS 1.3 the client may think itself connected until it reads the alert.
    client.connect(port);
    client.send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.untilClosed(), "");
    EXPECT_EQ(handled, 0);
}

TEST_F(HttpServerTest, client_certificate_of_another_authority_is_refused) {
    start();
    TlsClient client(testCertificates());
    client.showCertificate(strangerCertificates().kioskCertificate(kKiosk), strangerCertificates().kioskKey(kKiosk));
    client.connect(port);
    client.send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.untilClosed(), "");
    EXPECT_EQ(handled, 0);
}

TEST_F(HttpServerTest, old_tls_is_refused) {
    start();
    TlsClient client(testCertificates());
    auto configuration = client.socket().sslConfiguration();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    client.socket().setSslConfiguration(configuration);
    EXPECT_FALSE(client.connect(port));
}

TEST_F(HttpServerTest, request_that_drips_is_cut_off) {
    start(with(&HttpLimits::request, kShort));
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /who HTTP/1.1\r\n");  // and never its end
    EXPECT_EQ(client.untilClosed(), "");
    EXPECT_TRUE(client.closedByServer());
    EXPECT_EQ(handled, 0);
}

TEST_F(HttpServerTest, idle_connection_is_closed) {
    start(with(&HttpLimits::idle, kShort));
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    EXPECT_EQ(client.untilClosed(), "");
    EXPECT_TRUE(client.closedByServer());
}

TEST_F(HttpServerTest, handshake_never_finished_is_cut_off) {
    start(with(&HttpLimits::handshake, kShort));
    QTcpSocket silent;
    silent.connectToHost(QStringLiteral("127.0.0.1"), port);
    ASSERT_TRUE(silent.waitForConnected(TlsClient::patience));
    EXPECT_TRUE(silent.waitForDisconnected(TlsClient::patience));
}

TEST_F(HttpServerTest, oversized_header_and_body_are_refused_and_the_connection_ends) {
    start();
    TlsClient wide(testCertificates());
    ASSERT_TRUE(connect(wide));
    wide.send("GET /who HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(9000, 'a') + "\r\n\r\n");
    EXPECT_THAT(wide.untilClosed().toStdString(), testing::StartsWith("HTTP/1.1 431"));
    TlsClient heavy(testCertificates());
    ASSERT_TRUE(connect(heavy));
    heavy.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n");
    EXPECT_THAT(heavy.untilClosed().toStdString(), testing::StartsWith("HTTP/1.1 413"));
    EXPECT_EQ(handled, 0);
}

TEST_F(HttpServerTest, nonsense_is_answered_400) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("\x01\x02 nonsense\r\n\r\n");
    EXPECT_THAT(client.untilClosed().toStdString(), testing::StartsWith("HTTP/1.1 400"));
}

TEST_F(HttpServerTest, one_connection_too_many_is_closed_and_the_others_live) {
    HttpLimits limits;
    limits.connectionsMax = 1;
    start(limits);
    TlsClient first(testCertificates());
    ASSERT_TRUE(connect(first));
    TlsClient second(testCertificates());
    EXPECT_FALSE(connect(second));
    first.send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(first.until("kiosk-0001").toStdString(), testing::EndsWith("kiosk-0001"));
}

TEST_F(HttpServerTest, refused_port_opens_again_on_the_same_number) {
    start();
    TlsClient open(testCertificates());
    ASSERT_TRUE(connect(open));
    server->refuse();
    open.untilClosed();
    EXPECT_TRUE(open.closedByServer());
    TlsClient late(testCertificates());
    EXPECT_FALSE(connect(late));
    EXPECT_EQ(late.socket().error(), QAbstractSocket::ConnectionRefusedError);
    auto again = server->listen();
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, port);
    TlsClient client(testCertificates());
    EXPECT_TRUE(connect(client));
}

TEST_F(HttpServerTest, hang_up_closes_without_an_answer) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /hang-up HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.untilClosed(), "");
    EXPECT_EQ(handled, 1);
}

TEST_F(HttpServerTest, stream_goes_on_after_its_beginning_and_the_others_are_served_meanwhile) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.until("first;\r\n").toStdString(),
                testing::AllOf(testing::HasSubstr("Transfer-Encoding: chunked"),
                               testing::HasSubstr("Content-Type: text/event-stream")));
    TlsClient other(testCertificates());
    ASSERT_TRUE(connect(other));
    other.send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(other.until("kiosk-0001").toStdString(), testing::EndsWith("kiosk-0001"));
    ASSERT_TRUE(stream->send("second;"));
    EXPECT_THAT(client.until("second;\r\n").toStdString(), testing::EndsWith("second;\r\n"));
    stream->send("third;");
    stream->end();
    // Spec: RFC 9112 §7.1, the chunk of size zero.
    EXPECT_THAT(client.untilClosed().toStdString(), testing::EndsWith("third;\r\n0\r\n\r\n"));
}

TEST_F(HttpServerTest, stream_ends_when_the_client_leaves_without_waiting_for_something_to_send) {
    start();
    {
        TlsClient client(testCertificates());
        ASSERT_TRUE(connect(client));
        client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        client.until("first;");
    }
    for (int i = 0; i < 2000 && !stream->hasEnded(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(stream->hasEnded());
    EXPECT_FALSE(stream->send("nobody hears this"));
}

TEST_F(HttpServerTest, stream_whose_client_does_not_read_ends_and_takes_no_more_memory) {
    streamBacklogMax = 1000;
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    client.until("first;");
    EXPECT_FALSE(stream->send(QByteArray(1001, 'x')));
    EXPECT_FALSE(client.untilClosed().contains('x'));
}

TEST_F(HttpServerTest, stop_ends_streams) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    client.until("first;");
    server->stop();
    client.untilClosed();
    EXPECT_TRUE(client.closedByServer());
    EXPECT_FALSE(stream->send("late"));
}

TEST_F(HttpServerTest, stream_outlives_its_server_and_says_that_it_ended) {
    start();
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    client.until("first;");
    server.reset();
    EXPECT_FALSE(stream->send("late"));
}

TEST_F(HttpServerTest, work_aside_leaves_the_handlers_thread_free_and_comes_back_to_it) {
    start();
    TlsClient patient(testCertificates());
    ASSERT_TRUE(connect(patient));
    patient.send("GET /aside HTTP/1.1\r\nHost: x\r\n\r\n");
    TlsClient other(testCertificates());
    ASSERT_TRUE(connect(other));
    other.send("GET /who HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(other.until("kiosk-0001").toStdString(), testing::EndsWith("kiosk-0001"));
    proceed.set_value();
    EXPECT_THAT(patient.until("back").toStdString(), testing::EndsWith("aside and back"));
}

TEST_F(HttpServerTest, work_aside_that_takes_too_long_is_answered_503) {
    start(with(&HttpLimits::aside, kShort));
    TlsClient client(testCertificates());
    ASSERT_TRUE(connect(client));
    client.send("GET /aside HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.until("busy").toStdString(), testing::StartsWith("HTTP/1.1 503"));
    proceed.set_value();
}

TEST_F(HttpServerTest, stop_ends_idle_connections_and_does_not_wait_out_a_delay) {
    start();
    TlsClient idle(testCertificates());
    ASSERT_TRUE(connect(idle));
    TlsClient busy(testCertificates());
    ASSERT_TRUE(connect(busy));
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(busy.until("late").toStdString(), testing::EndsWith("late"));
    server->stop();
    idle.untilClosed();
    EXPECT_TRUE(idle.closedByServer());
}

TEST_F(HttpServerTest, port_in_use_is_config_bad) {
    start();
    HttpServerOptions options;
    options.certificateFile = testCertificates().serverCertificate();
    options.keyFile = testCertificates().serverKey();
    options.port = port;
    auto second = HttpServer::create(options, [](const HttpRequest&) { return HttpResponse{}; });
    ASSERT_TRUE(second.ok());
    const auto listening = (*second)->listen();
    ASSERT_FALSE(listening.ok());
    EXPECT_EQ(listening.failure().code, FailureCode::ConfigBad);
}

TEST(HttpServer, certificate_without_its_key_is_config_bad) {
    HttpServerOptions options;
    options.certificateFile = testCertificates().serverCertificate();
    options.keyFile = strangerCertificates().serverKey();
    const auto made = HttpServer::create(options, [](const HttpRequest&) { return HttpResponse{}; });
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.failure().code, FailureCode::ConfigBad);
}

}  // namespace evergreen

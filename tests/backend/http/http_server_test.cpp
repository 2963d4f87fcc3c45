#include "tests/backend/http/http_server_bed.h"

namespace evergreen {

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

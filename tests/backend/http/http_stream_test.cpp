// Answers that go on, and work beside the handlers' thread.
#include "tests/backend/http/http_server_bed.h"

#include <QTest>

namespace evergreen {

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
    EXPECT_TRUE(QTest::qWaitFor([this] { return stream->hasEnded(); }, TlsClient::patience));
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
    EXPECT_THAT(client.untilClosed().toStdString(), testing::EndsWith("0\r\n\r\n"));
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

}  // namespace evergreen

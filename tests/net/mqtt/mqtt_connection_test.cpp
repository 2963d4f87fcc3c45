// One connection, pumped by hand.
#include "net/mqtt/mqtt_connection.h"

#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <QTcpServer>

namespace evergreen {

// Five hundred kiosks that knock at once leave the broker no core if each of them spins while it waits.
TEST(MqttConnection, sleeps_while_the_other_side_says_nothing) {
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    MqttConnection::Options options;
    options.endpoint = {QStringLiteral("127.0.0.1"), silent.serverPort(), testCertificates().authority()};
    options.clientId = kKiosk;
    MqttConnection connection(options, {[] {}, [](const MqttMessage&) {}, [](int) {}});
    ASSERT_FALSE(connection.open());

    const int quiet = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(600);
    int rounds = 0;
    while (std::chrono::steady_clock::now() < end) {
        ASSERT_FALSE(connection.pump(quiet, std::chrono::milliseconds(100)));
        ++rounds;
    }
    ::close(quiet);
    EXPECT_LT(rounds, 20) << "the socket is asked for room to write when nothing is to be written";
}

}  // namespace evergreen

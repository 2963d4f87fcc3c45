// One connection, pumped by hand.
#include "net/mqtt/mqtt_connection.h"

#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace evergreen {

namespace {

/// Listens, and says nothing.
class Silent {
public:
    explicit Silent(int backlog) : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        m_at.sin_family = AF_INET;
        m_at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_at;
        const bool listens = bind(m_socket, address(), size) == 0 && listen(m_socket, backlog) == 0 &&
                             getsockname(m_socket, address(), &size) == 0;
        if (!listens) qFatal("no silent server");
    }
    Silent(const Silent&) = delete;
    Silent& operator=(const Silent&) = delete;
    ~Silent() {
        for (const int one : m_others) ::close(one);
        ::close(m_socket);
    }

    quint16 port() const { return ntohs(m_at.sin_port); }

    /// Others wait in its queue: the next SYN is dropped, and comes again a second later.
    void fillQueue() {
        const int other = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_others.push_back(other);
        if (connect(other, address(), sizeof m_at) != 0) qFatal("the queue takes nobody");
    }
    void emptyQueue() { m_others.push_back(accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC)); }

    /// The next of the queue has said something.
    bool hears() {
        pollfd knocking{m_socket, POLLIN, 0};
        if (poll(&knocking, 1, 0) != 1) return false;
        m_others.push_back(accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        char first = 0;
        return recv(m_others.back(), &first, 1, 0) == 1;
    }

private:
    sockaddr* address() { return reinterpret_cast<sockaddr*>(&m_at); }

    int m_socket;
    sockaddr_in m_at{};
    std::vector<int> m_others;
};

class MqttConnectionTest : public testing::Test {
protected:
    void open(quint16 port) {
        MqttConnection::Options options;
        options.endpoint = {QStringLiteral("127.0.0.1"), port, testCertificates().authority()};
        options.clientId = kKiosk;
        connection.emplace(options, MqttConnection::Events{[] {}, [](const MqttMessage&) {}, [](int) {}});
        ASSERT_FALSE(connection->open());
    }

    /// How often pump() comes back, waiting a tenth of a second at most.
    int rounds(std::chrono::milliseconds time) {
        const int quiet = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        const auto end = std::chrono::steady_clock::now() + time;
        int rounds = 0;
        for (; std::chrono::steady_clock::now() < end; ++rounds) {
            EXPECT_FALSE(connection->pump(quiet, std::chrono::milliseconds(100)));
        }
        ::close(quiet);
        return rounds;
    }

    std::optional<MqttConnection> connection;
};

}  // namespace

// Five hundred kiosks that knock at once leave the broker no core if each of them spins while it waits.
TEST_F(MqttConnectionTest, sleeps_while_the_other_side_says_nothing) {
    Silent silent(10);
    open(silent.port());
    EXPECT_LT(rounds(std::chrono::milliseconds(600)), 20) << "asked for room to write when nothing is to be written";
}

// As on every real network, and at a broker with many before its door: TLS could not begin at once.
TEST_F(MqttConnectionTest, sleeps_after_a_connection_that_came_late) {
    Silent silent(0);
    silent.fillQueue();
    open(silent.port());
    EXPECT_LT(rounds(std::chrono::milliseconds(300)), 20);
    silent.emptyQueue();
    EXPECT_LT(rounds(std::chrono::milliseconds(1'500)), 40) << "asked for room to write when nothing is to be written";
    EXPECT_TRUE(silent.hears()) << "it has begun TLS";
}

}  // namespace evergreen

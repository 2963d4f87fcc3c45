// The client against a real mosquitto.
#include "net/mqtt/mqtt_client.h"

#include "net/mqtt/mqtt_connection.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QTcpServer>

namespace evergreen {

namespace {

const QString kHelpTopic = QStringLiteral("k/kiosk-0001/help");
const QString kStateTopic = QStringLiteral("k/kiosk-0001/state");
const QString kCommandTopic = QStringLiteral("k/kiosk-0001/cmd/help");

MqttPeer* helpdesk(const TestBroker& broker, QObject* owner) {
    auto* const peer = new MqttPeer(broker.endpoint(kHelpdesk), kHelpdesk, {QStringLiteral("k/#")});
    peer->setParent(owner);
    return peer;
}

}  // namespace

TEST(MqttClient, message_goes_from_kiosk_to_desk_and_back) {
    TestBroker broker;
    QObject owner;
    MqttPeer* const desk = helpdesk(broker, &owner);
    MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {kCommandTopic});
    ASSERT_TRUE(desk->awaitConnected() && kiosk.awaitConnected());
    kiosk.send(kHelpTopic, "come");
    ASSERT_TRUE(desk->awaitMessages(1));
    EXPECT_EQ(desk->heard.front(), (MqttMessage{kHelpTopic, "come", false}));
    desk->send(kCommandTopic, "coming");
    EXPECT_TRUE(awaited([&] { return kiosk.heard.size() == 1 && kiosk.delivered.size() == 1; }));
}

TEST(MqttClient, broker_killed_and_restarted_is_found_again_with_subscriptions_and_what_was_waiting) {
    TestBroker broker;
    QObject owner;
    MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {kCommandTopic});
    ASSERT_TRUE(kiosk.awaitConnected());
    broker.process().kill();
    ASSERT_TRUE(awaited([&] { return kiosk.lost.size() >= 3; })) << "it goes on trying";
    kiosk.send(kHelpTopic, "while away");
    EXPECT_EQ(kiosk.delivered.size(), 0U);
    ASSERT_TRUE(broker.process().start().ok());
    ASSERT_TRUE(awaited([&] { return kiosk.connections == 2 && kiosk.delivered.size() == 1; }));
    MqttPeer* const desk = helpdesk(broker, &owner);
    ASSERT_TRUE(desk->awaitConnected());
    desk->send(kCommandTopic, "after");
    ASSERT_TRUE(kiosk.awaitMessages(1));
    EXPECT_EQ(kiosk.heard.front().payload, "after");
}

TEST(MqttClient, will_is_said_when_the_connection_breaks_and_not_when_it_is_left) {
    TestBroker broker;
    QObject owner;
    MqttPeer* const desk = helpdesk(broker, &owner);
    ASSERT_TRUE(desk->awaitConnected());
    const auto connect = [&](const QByteArray& will) {
        const MqttMessage last{kStateTopic, will, true};
        auto connection =
            std::make_unique<MqttConnection>(MqttConnection::Options{broker.endpoint(kKiosk), kKiosk, {}, last},
                                             MqttConnection::Events{[] {}, [](const MqttMessage&) {}, [](int) {}});
        EXPECT_FALSE(connection->open());
        while (!connection->isReady()) {
            const auto over = connection->pump(-1, std::chrono::seconds(1));
            EXPECT_FALSE(over) << qPrintable(over.value_or(QString()));
            if (over) break;
        }
        return connection;
    };
    auto leaver = connect("left");
    leaver->leave();
    leaver.reset();
    connect("broken").reset();
    ASSERT_TRUE(desk->awaitMessages(1));
    EXPECT_EQ(desk->heard.front().payload, "broken");
}

TEST(MqttClient, what_is_waiting_is_sent_before_the_client_ends) {
    TestBroker broker;
    QObject owner;
    MqttPeer* const desk = helpdesk(broker, &owner);
    ASSERT_TRUE(desk->awaitConnected());
    {
        MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {});
        ASSERT_TRUE(kiosk.awaitConnected());
        kiosk.send(kStateTopic, "offline", true);
    }
    ASSERT_TRUE(desk->awaitMessages(1));
    EXPECT_EQ(desk->heard.front().payload, "offline");
}

TEST(MqttClient, host_that_accepts_and_says_nothing_is_given_up_and_tried_again) {
    QTcpServer mute;
    ASSERT_TRUE(mute.listen(QHostAddress::LocalHost));
    MqttOptions options{{QStringLiteral("localhost"), mute.serverPort(), testCertificates().authority(),
                         testCertificates().kioskCertificate(kKiosk), testCertificates().kioskKey(kKiosk)},
                        kKiosk,
                        {},
                        {},
                        hastyLimits()};
    options.limits.connect = std::chrono::milliseconds(100);
    QObject context;
    QStringList lost;
    const MqttClient client(options, queuedTo(&context, {{}, [&](const QString& why) { lost << why; }, {}, {}}));
    ASSERT_TRUE(awaited([&] { return lost.size() == 2; }));
    EXPECT_EQ(lost.front(), QStringLiteral("no answer in time"));
}

TEST(MqttClient, ends_at_once_while_it_waits_to_try_again) {
    MqttLimits limits;
    limits.backOff = {
        .least = std::chrono::minutes(1), .first = std::chrono::minutes(1), .most = std::chrono::minutes(2)};
    QObject context;
    QStringList lost;
    QElapsedTimer ending;
    {
        const MqttClient client(
            {{QStringLiteral("localhost"), 1, QStringLiteral("/nowhere"), {}, {}}, kKiosk, {}, {}, limits},
            queuedTo(&context, {{}, [&](const QString& why) { lost << why; }, {}, {}}));
        ASSERT_TRUE(awaited([&] { return !lost.isEmpty(); }));
        ending.start();
    }
    EXPECT_LT(ending.elapsed(), 5'000);
}

TEST(MqttClient, too_long_a_message_is_refused) {
    TestBroker broker;
    MqttClient client({broker.endpoint(kKiosk), kKiosk, {}, {}, hastyLimits()}, {});
    EXPECT_FALSE(client.publish({kHelpTopic, QByteArray(64LL * 1024 + 1, 'x'), false}));
    EXPECT_TRUE(client.publish({kHelpTopic, QByteArray(64LL * 1024, 'x'), false}));
}

}  // namespace evergreen

// The desk at a real mosquitto, with kiosks that speak to it there.
#include "tests/support/each_database.h"
#include "tests/support/mqtt_peer.h"
#include "tests/support/running_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QJsonArray>

namespace evergreen {

namespace {

using namespace desk;

const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString kSecondDesk = QStringLiteral("helpdesk-2");

QString topic(const char* what) {
    return QStringLiteral("k/%1/%2").arg(kKiosk, QString::fromLatin1(what));
}

/// What the kiosk heard of its call, one word a message.
QStringList states(const MqttPeer& kiosk) {
    QStringList words;
    for (const MqttMessage& message : kiosk.heard) {
        if (message.topic == topic("cmd/help")) {
            words.push_back(QJsonDocument::fromJson(message.payload)[QStringLiteral("state")].toString());
        }
    }
    return words;
}

class BrokerLinkTest : public EachDatabase {
protected:
    void SetUp() override {
        certificates = CertificateFolder(folder.path());
        ASSERT_TRUE(certificates.make({kKiosk, kOtherKiosk, kSecondDesk}).ok());
        broker = std::make_unique<TestBroker>(certificates);
        database = freshDatabase();
    }

    std::function<void(DeskOptions&)> atBroker(const QString& name) {
        return [this, name](DeskOptions& options) {
            options.database = database;
            options.broker = broker->endpoint(name);
            options.brokerName = name;
        };
    }

    std::unique_ptr<MqttPeer> kioskAtBroker() {
        auto kiosk = std::make_unique<MqttPeer>(broker->endpoint(kKiosk), kKiosk, std::vector<QString>{topic("cmd/#")});
        EXPECT_TRUE(kiosk->awaitConnected());
        return kiosk;
    }

    static bool hears(const MqttPeer& kiosk, const char* state) {
        return awaited([&] { return states(kiosk).contains(QString::fromLatin1(state)); });
    }

    /// As a kiosk does: again until it is answered, for a broker that was killed remembers nothing.
    static bool tellsUntilHeard(MqttPeer& kiosk) {
        QElapsedTimer sinceTold;
        return awaited([&] {
            if (!sinceTold.isValid() || sinceTold.elapsed() > 500) {
                kiosk.send(topic("help"), helpJson(kCall));
                sinceTold.start();
            }
            return states(kiosk).contains(QStringLiteral("received"));
        });
    }

    static bool isAtBroker(RunningDesk& desk) {
        return awaited([&] { return desk.desk().isBrokerConnected(); });
    }

    QTemporaryDir folder;
    CertificateFolder certificates{QString()};
    std::unique_ptr<TestBroker> broker;
    QString database;
};

QString path(const char* act) {
    return QStringLiteral("/v1/tickets/%1/%2").arg(kCall, QString::fromLatin1(act));
}

const QByteArray kView =
    R"({"v":1,"call":"0123456789abcdef0123456789abcdef","page":{"kind":"Choice","question":{"id":"menu.question",)"
    R"("words":"?"},"parts":[{"name":"choice.0","words":"a","fenced":false},{"name":"amount","words":"","fenced":true}],)"
    R"("isFenced":false}})";

}  // namespace

TEST_P(BrokerLinkTest, call_is_heard_answered_taken_and_the_helper_points) {
    RunningDesk desk(atBroker(kHelpdesk));
    const auto kiosk = kioskAtBroker();
    ASSERT_TRUE(isAtBroker(desk));
    kiosk->send(topic("help"), helpJson(kCall));
    ASSERT_TRUE(hears(*kiosk, "received"));
    Browser li(desk);
    ASSERT_EQ(li.signIn(QStringLiteral("xiaoli")).status, 201);
    ASSERT_EQ(li.post(path("take")).status, 200);
    ASSERT_TRUE(hears(*kiosk, "taken"));
    li.openEvents();
    li.untilEvent("event: snapshot");
    kiosk->send(topic("view"), kView);
    EXPECT_TRUE(li.untilEvent("event: view").contains("event: view"));
    const auto point = [&](const char* part) {
        return li.post(path("point"), {{QStringLiteral("part"), QString::fromLatin1(part)}});
    };
    EXPECT_EQ(point("choice.0").status, 202);
    EXPECT_TRUE(awaited([&] { return kiosk->heard.back().topic == topic("cmd/point"); }));
    EXPECT_EQ(point("amount").error(), QStringLiteral("fenced"));
    EXPECT_EQ(point("nowhere").error(), QStringLiteral("fenced"));
    EXPECT_EQ(li.post(path("assist"), {{QStringLiteral("act"), QStringLiteral("explain")}}).status, 202);
    EXPECT_TRUE(awaited([&] { return kiosk->heard.back().topic == topic("cmd/assist"); }));
}

TEST_P(BrokerLinkTest, fenced_page_takes_no_pointing_and_no_assistance_but_leaving) {
    RunningDesk desk(atBroker(kHelpdesk));
    const auto kiosk = kioskAtBroker();
    ASSERT_TRUE(isAtBroker(desk));
    kiosk->send(topic("help"), helpJson(kCall));
    ASSERT_TRUE(hears(*kiosk, "received"));
    Browser li(desk);
    ASSERT_EQ(li.signIn(QStringLiteral("xiaoli")).status, 201);
    ASSERT_EQ(li.post(path("take")).status, 200);
    kiosk->send(topic("view"), QByteArray(kView).replace("\"isFenced\":false", "\"isFenced\":true"));
    ASSERT_TRUE(awaited([&] { return li.get(path("view")).status == 200; }));
    EXPECT_EQ(li.post(path("point"), {{QStringLiteral("part"), QStringLiteral("choice.0")}}).error(),
              QStringLiteral("fenced"));
    const auto assist = [&](const QString& act) { return li.post(path("assist"), {{QStringLiteral("act"), act}}); };
    for (const QString& act : assistanceActs()) {
        EXPECT_EQ(assist(act).status, act == QStringLiteral("leave") ? 202 : 409) << act.toStdString();
    }
}

TEST_P(BrokerLinkTest, broker_that_is_killed_and_comes_back_costs_no_call) {
    RunningDesk desk(atBroker(kHelpdesk));
    const auto kiosk = kioskAtBroker();
    ASSERT_TRUE(isAtBroker(desk));
    broker->process().kill();
    kiosk->send(topic("help"), helpJson(kCall));
    ASSERT_TRUE(broker->process().start().ok());
    EXPECT_TRUE(tellsUntilHeard(*kiosk));
    broker->process().kill();
    Browser li(desk);
    ASSERT_EQ(li.signIn(QStringLiteral("xiaoli")).status, 201);
    ASSERT_EQ(li.post(path("take")).status, 200);
    ASSERT_TRUE(broker->process().start().ok());
    EXPECT_TRUE(hears(*kiosk, "taken"));
}

TEST_P(BrokerLinkTest, kiosk_wall_follows_what_kiosks_say_also_after_a_restart) {
    RunningDesk desk(atBroker(kHelpdesk));
    ASSERT_TRUE(isAtBroker(desk));
    Browser li(desk);
    ASSERT_EQ(li.signIn(QStringLiteral("xiaoli")).status, 201);
    const auto isOnline = [&] {
        const auto kiosks = li.get(QStringLiteral("/v1/kiosks")).json()[QStringLiteral("kiosks")].toArray();
        return kiosks[0].toObject()[QStringLiteral("online")].toBool();
    };
    EXPECT_FALSE(isOnline());
    {
        const auto kiosk = kioskAtBroker();
        kiosk->send(topic("state"),
                    R"({"v":1,"online":true,"boot":"5be1a0c4d2f39e77","seq":1,"at":1,"presence":true,"page":"",)"
                    R"("service":""})",
                    true);
        EXPECT_TRUE(awaited(isOnline));
    }
    desk.restart();
    ASSERT_TRUE(isAtBroker(desk));
    EXPECT_TRUE(awaited(isOnline)) << "retained, so that a desk that starts later knows it";
}

TEST_P(BrokerLinkTest, two_instances_keep_one_call_once_and_each_tells_what_the_other_did) {
    RunningDesk first(atBroker(kHelpdesk));
    RunningDesk second([&](DeskOptions& options) {
        atBroker(kSecondDesk)(options);
        options.folder = first.folder();
    });
    const auto kiosk = kioskAtBroker();
    ASSERT_TRUE(isAtBroker(first) && isAtBroker(second));
    Browser li(first);
    Browser wang(second);
    ASSERT_EQ(li.signIn(QStringLiteral("xiaoli")).status, 201);
    ASSERT_EQ(wang.signIn(QStringLiteral("xiaowang")).status, 201);
    wang.openEvents();
    wang.untilEvent("event: snapshot");
    kiosk->send(topic("help"), helpJson(kCall));
    ASSERT_TRUE(hears(*kiosk, "received"));
    EXPECT_TRUE(wang.untilEvent(kCall.toLatin1()).contains("\"state\":\"new\""));
    ASSERT_EQ(li.post(path("take")).status, 200);
    EXPECT_TRUE(wang.untilEvent("\"state\":\"taken\"").contains("小李"));
    EXPECT_TRUE(hears(*kiosk, "taken"));
    EXPECT_EQ(wang.post(path("take")).status, 409);
    const auto tickets = li.get(QStringLiteral("/v1/tickets")).json()[QStringLiteral("tickets")].toArray();
    EXPECT_EQ(tickets.size(), 1);
}

EVERGREEN_EACH_DATABASE(BrokerLinkTest);

}  // namespace evergreen

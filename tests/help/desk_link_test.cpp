// The link over a real broker, and over HTTPS where there is none.
#include "kiosk/help/desk_link.h"

#include "backend/http/http_server.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/help/help_line.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>
#include <mutex>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen {

namespace {

const QString kHelpTopic = QStringLiteral("k/kiosk-0001/help");
const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");

QJsonObject read(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

QByteArray answerTo(const QString& call, const char* state) {
    return R"({"v":1,"call":")" + call.toUtf8() + R"(","state":")" + state + R"(","who":"小李","etaSeconds":60})";
}

/// What came on one topic, the newest last.
std::vector<QJsonObject> on(const MqttPeer& desk, const QString& topic) {
    std::vector<QJsonObject> messages;
    for (const MqttMessage& message : desk.heard) {
        if (message.topic == topic) messages.push_back(read(message.payload));
    }
    return messages;
}

class DeskLinkTest : public testing::Test {
protected:
    DeskLinkTest() { EXPECT_TRUE(desk.awaitConnected()); }

    std::unique_ptr<DeskLink> link(const QUrl& base = {}) {
        return std::make_unique<DeskLink>(DeskEndpoint{broker.endpoint(kKiosk), base}, clock, hastyLimits());
    }

    SystemClock clock;
    TestBroker broker;
    MqttPeer desk{broker.endpoint(kHelpdesk), kHelpdesk, {QStringLiteral("k/#")}};
    QTemporaryDir folder;
};

/// The desk's web server, as far as help goes: it notes calls and answers that they are on its disk.
class FallbackDesk {
public:
    FallbackDesk() {
        HttpServerOptions options;
        options.certificateFile = testCertificates().deskServerCertificate();
        options.keyFile = testCertificates().deskServerKey();
        options.clientAuthorityFile = testCertificates().authority();
        auto made = HttpServer::create(options, [this](const HttpRequest& request) { return serve(request); });
        EXPECT_TRUE(made.ok());
        m_server = std::move(*made);
        const auto port = m_server->listen();
        EXPECT_TRUE(port.ok());
        base = QUrl(QStringLiteral("https://localhost:%1").arg(*port));
    }

    std::vector<QByteArray> posts() {
        const std::lock_guard lock(m_mutex);
        return m_posts;
    }
    void say(const char* state) {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }

    QUrl base;

private:
    HttpResponse serve(const HttpRequest& request) {
        const std::lock_guard lock(m_mutex);
        if (request.method == "POST") m_posts.push_back(request.body);
        const QString call = request.method == "POST" ? read(request.body)[QStringLiteral("call")].toString()
                                                      : request.path.section(u'/', -1);
        HttpResponse response;
        response.status = request.peerName == kKiosk ? 200 : 403;
        response.body = answerTo(call, m_state);
        return response;
    }

    std::mutex m_mutex;
    std::vector<QByteArray> m_posts;
    const char* m_state = "received";
    std::unique_ptr<HttpServer> m_server;
};

}  // namespace

TEST_F(DeskLinkTest, call_reaches_the_desk_and_its_answer_the_customer) {
    const auto wire = link();
    HelpOutbox outbox(folder.filePath(QStringLiteral("help.db")));
    HelpLine line(clock, outbox, wire.get());
    line.open();
    ASSERT_TRUE(awaited([&] { return wire->hearsDesk(); }));
    line.call({QStringLiteral("menu.question")});
    ASSERT_TRUE(awaited([&] { return !on(desk, kHelpTopic).empty(); }));
    const QJsonObject told = on(desk, kHelpTopic).front();
    EXPECT_EQ(told[QStringLiteral("call")], line.callId());
    EXPECT_EQ(told[QStringLiteral("page")], QStringLiteral("menu.question"));
    desk.send(QStringLiteral("k/kiosk-0001/cmd/help"), answerTo(line.callId(), "taken"));
    ASSERT_TRUE(awaited([&] { return line.answer().state == HelpState::Taken; }));
    EXPECT_EQ(line.answer().who, QStringLiteral("小李"));
}

TEST_F(DeskLinkTest, call_made_while_the_broker_is_away_arrives_when_it_is_back) {
    const auto wire = link();
    HelpOutbox outbox(folder.filePath(QStringLiteral("help.db")));
    HelpLine line(clock, outbox, wire.get());
    line.open();
    ASSERT_TRUE(awaited([&] { return wire->hearsDesk(); }));
    broker.process().kill();
    ASSERT_TRUE(awaited([&] { return !wire->hearsDesk(); }));
    line.call({});
    ASSERT_TRUE(broker.process().start().ok());
    ASSERT_TRUE(awaited([&] { return !on(desk, kHelpTopic).empty(); }));
    EXPECT_EQ(on(desk, kHelpTopic).front()[QStringLiteral("call")], line.callId());
}

TEST_F(DeskLinkTest, without_a_broker_calls_go_by_https_and_the_desk_is_asked_what_came_of_them) {
    FallbackDesk fallback;
    broker.process().kill();
    const auto wire = link(fallback.base);
    HelpOutbox outbox(folder.filePath(QStringLiteral("help.db")));
    HelpLine line(clock, outbox, wire.get(), {.repeatFirst = std::chrono::milliseconds(50)});
    line.open();
    line.call({QStringLiteral("menu.question")});
    ASSERT_TRUE(awaited([&] { return line.answer().state == HelpState::Received; }));
    EXPECT_EQ(read(fallback.posts().front())[QStringLiteral("call")], line.callId());
    fallback.say("taken");
    EXPECT_TRUE(awaited([&] { return line.answer().state == HelpState::Taken; }));
}

TEST_F(DeskLinkTest, call_that_a_broker_takes_and_no_desk_answers_goes_by_https_as_well) {
    FallbackDesk fallback;
    const auto wire = link(fallback.base);
    ASSERT_TRUE(awaited([&] { return wire->hearsDesk(); }));
    HelpOutbox outbox(folder.filePath(QStringLiteral("help.db")));
    HelpLine line(clock, outbox, wire.get(), {.repeatFirst = std::chrono::milliseconds(200)});
    line.open();
    line.call({QStringLiteral("menu.question")});
    ASSERT_TRUE(awaited([&] { return line.answer().state == HelpState::Received; }));
    EXPECT_FALSE(on(desk, kHelpTopic).empty());
    EXPECT_EQ(read(fallback.posts().front())[QStringLiteral("call")], line.callId());
}

TEST_F(DeskLinkTest, presence_is_told_at_each_change_and_taken_back_at_the_end) {
    const QString topic = QStringLiteral("k/kiosk-0001/state");
    auto wire = link();
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 1; }));
    wire->setPresence({true, true, QStringLiteral("menu.question"), QStringLiteral("balance")});
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 2; }));
    wire.reset();
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 3; }));
    const auto states = on(desk, topic);
    EXPECT_EQ(states[1][QStringLiteral("page")], QStringLiteral("menu.question"));
    EXPECT_TRUE(states[1][QStringLiteral("presence")].toBool());
    EXPECT_FALSE(states[2][QStringLiteral("online")].toBool());
    for (const auto& state : states) {
        EXPECT_EQ(state[QStringLiteral("boot")], states[0][QStringLiteral("boot")]);
        EXPECT_EQ(state[QStringLiteral("seq")], 1);
    }
}

TEST_F(DeskLinkTest, health_is_told_with_each_connection_and_each_change) {
    const QString topic = QStringLiteral("k/kiosk-0001/health");
    const auto wire = link();
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 1; }));
    wire->setHealth({QStringLiteral("low"), {QStringLiteral("printer")}, QStringLiteral("0.1.0")});
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 2; }));
    const auto health = on(desk, topic)[1];
    EXPECT_EQ(health[QStringLiteral("paper")], QStringLiteral("low"));
    EXPECT_EQ(health[QStringLiteral("v")], 3);
    EXPECT_EQ(health[QStringLiteral("slot")], QStringLiteral("built-in"));
}

TEST_F(DeskLinkTest, what_comes_from_afar_is_told_with_health) {
    const QString topic = QStringLiteral("k/kiosk-0001/health");
    const auto wire = link();
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 1; }));
    KioskHealth health;
    health.storage = storageWord(QDir::tempPath());
    health.configuration = {42, QStringLiteral("good"), 43, {QStringLiteral("bundle-failed")}, 41};
    wire->setHealth(health);
    ASSERT_TRUE(awaited([&] { return on(desk, topic).size() == 2; }));
    const auto told = on(desk, topic)[1];
    EXPECT_EQ(told[QStringLiteral("configuration")], 42);
    EXPECT_EQ(told[QStringLiteral("ready")], 43);
    EXPECT_EQ(told[QStringLiteral("alarms")], QJsonArray{QStringLiteral("bundle-failed")});
    EXPECT_EQ(told[QStringLiteral("failed")], 41);
    EXPECT_NE(told[QStringLiteral("storage")], QStringLiteral("unknown"));
}

TEST_F(DeskLinkTest, hint_of_the_rollout_is_heard) {
    const auto wire = link();
    int hints = 0;
    QObject::connect(wire.get(), &DeskLink::hinted, wire.get(), [&] { ++hints; });
    ASSERT_TRUE(awaited([&] { return wire->hearsDesk(); }));
    desk.send(QStringLiteral("rollout/hint"), R"({"v":1})");
    EXPECT_TRUE(awaited([&] { return hints == 1; }));
}

TEST_F(DeskLinkTest, what_a_broker_kept_of_a_helper_is_nobodys_wish_now) {
    desk.send(QStringLiteral("k/kiosk-0001/cmd/assist"), R"({"v":1,"call":")" + kCall.toUtf8() + R"(","act":"extend"})",
              true);
    ASSERT_TRUE(awaited([&] { return desk.delivered.size() == 1; }));
    const auto wire = link();
    QStringList heard;
    QObject::connect(wire.get(), &DeskLink::assisted, wire.get(),
                     [&](const Assist& assist) { heard << QString::fromLatin1(nameOf(assist.act)); });
    ASSERT_TRUE(awaited([&] { return wire->hearsDesk(); }));
    desk.send(QStringLiteral("k/kiosk-0001/cmd/assist"), "no document");
    desk.send(QStringLiteral("k/kiosk-0001/cmd/assist"), R"({"v":1,"call":")" + kCall.toUtf8() + R"(","act":"leave"})");
    ASSERT_TRUE(awaited([&] { return !heard.isEmpty(); }));
    EXPECT_EQ(heard, QStringList{QStringLiteral("leave")});
}

}  // namespace evergreen

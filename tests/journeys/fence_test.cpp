// Every way in, on every page: what the broker carries, the console at a real desk, the staff's card and its tools. On
// a page that is the customer's alone nothing of it arrives; on the others only what is allowed. Spec: HLP-02
#include "kiosk/kiosk_help_words.h"
#include "kiosk/screens/choice_model.h"
#include "tests/journeys/fence_bed.h"
#include "tests/support/mqtt_peer.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QRegularExpression>

namespace evergreen {

namespace {

const QString kWho = QStringLiteral("小李");
const QString kForger = QStringLiteral("helpdesk-2");
constexpr const char* kParts[] = {"choice.0",      "choice.1",   "choice.2",  "primary",    "secondary", "key.0",
                                  "key.1",         "key.point",  "key.erase", "key.finish", "bar.back",  "bar.help",
                                  "strip.comfort", "help.letIn", "staff",     "amount"};
constexpr const char* kActs[] = {"explain", "comfort", "extend", "print-ticket"};

class FenceTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(certificates.make({kKiosk, kOtherKiosk, kForger}).ok());
        broker = std::make_unique<TestBroker>(certificates);
        desk = std::make_unique<RunningDesk>([this](desk::DeskOptions& options) {
            options.broker = broker->endpoint(kHelpdesk);
            options.brokerName = kHelpdesk;
        });
        ASSERT_TRUE(awaited([this] { return desk->desk().isBrokerConnected(); }));
        // It may send what none of our own programs would.
        MqttLimits limits = hastyLimits();
        limits.payloadBytesMax = qsizetype{1024} * 1024;
        forger =
            std::make_unique<MqttPeer>(broker->endpoint(kForger), kForger, std::vector<QString>{topic("view")}, limits);
        ASSERT_TRUE(forger->awaitConnected());
        li = std::make_unique<Browser>(*desk);
        bed = std::make_unique<FenceBed>(DeskPlace{{broker->endpoint(kKiosk), {}}});
    }

    static QString topic(const char* what, const QString& kiosk = kKiosk) {
        return QStringLiteral("k/%1/%2").arg(kiosk, QString::fromLatin1(what));
    }
    QString call() const { return bed->help.line().callId(); }
    QString path(const char* what) const {
        return QStringLiteral("/v1/tickets/%1/%2").arg(call(), QString::fromLatin1(what));
    }

    /// The customer calls, and xiaoli takes the call at the console.
    bool isTakenAtTheDesk() {
        bed->dialogue.callHelp();
        const bool isHeard = awaited([this] { return bed->help.line().answer().state == HelpState::Received; });
        if (!isHeard || li->signIn(QStringLiteral("xiaoli")).status != 201) return false;
        return li->post(path("take")).status == 200 &&
               awaited([this] { return bed->help.line().answer().state == HelpState::Taken; });
    }
    /// And the customer lets them in.
    bool isHelpedFromTheDesk() {
        if (!isTakenAtTheDesk()) return false;
        bed->screen.help()->letIn();
        return bed->help.assistance().isOn() && awaited([this] { return li->get(path("view")).status == 200; });
    }

    void forge(const char* what, const QByteArray& payload, const QString& kiosk = kKiosk) {
        forger->send(topic(what, kiosk), payload);
    }
    void forge(const char* what, const QString& toCall, const char* key, const QString& value) {
        const QJsonObject message{
            {QStringLiteral("v"), 1}, {QStringLiteral("call"), toCall}, {QString::fromLatin1(key), value}};
        forge(what, QJsonDocument(message).toJson(QJsonDocument::Compact));
    }
    /// What was sent before has arrived: an answer sent behind it has, each time the other one.
    bool hasArrived() {
        m_isArrived = !m_isArrived;
        const QJsonObject message{
            {QStringLiteral("v"), 1},
            {QStringLiteral("call"), call()},
            {QStringLiteral("state"), m_isArrived ? QStringLiteral("arrived") : QStringLiteral("taken")},
            {QStringLiteral("who"), kWho},
            {QStringLiteral("etaSeconds"), 60}};
        forge("cmd/help", QJsonDocument(message).toJson(QJsonDocument::Compact));
        const HelpState expected = m_isArrived ? HelpState::Arrived : HelpState::Taken;
        return awaited([this, expected] { return bed->help.line().answer().state == expected; });
    }

    /// The kiosk's view of this very page is at the desk: page by page, one that is not there yet is no proof.
    bool isShownAtTheDesk(bool isFenced) {
        return awaited([this, isFenced] {
            const QJsonObject shown = li->get(path("view")).json()[QStringLiteral("page")].toObject();
            const PageModel* const page = bed->screen.page();
            return shown[QStringLiteral("isFenced")].toBool() == isFenced &&
                   shown[QStringLiteral("kind")].toString() == QLatin1String(page->view().kind);
        });
    }

    void tryByBroker(const QString& toCall) {
        for (const char* part : kParts) forge("cmd/point", toCall, "part", QString::fromLatin1(part));
        for (const char* act : kActs) forge("cmd/assist", toCall, "act", QString::fromLatin1(act));
    }
    void tryAtTheConsole(const char* scene) {
        for (const char* part : kParts) {
            const auto answer = li->post(path("point"), {{QStringLiteral("part"), QString::fromLatin1(part)}});
            EXPECT_EQ(answer.error(), QStringLiteral("fenced")) << scene << ' ' << part;
        }
        for (const char* act : kActs) {
            const auto answer = li->post(path("assist"), {{QStringLiteral("act"), QString::fromLatin1(act)}});
            EXPECT_EQ(answer.error(), QStringLiteral("fenced")) << scene << ' ' << act;
        }
    }
    /// What no program of ours sends.
    void tryForged() {
        const QByteArray mine = call().toLatin1();
        const QByteArray padding(200'000, ' ');
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"press\"}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"reset-devices\"}");
        forge("cmd/assist", "{\"v\":2,\"call\":\"" + mine + "\",\"act\":\"comfort\"}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"comfort\",\"more\":1}");
        forge("cmd/assist", "{\"v\":1,\"call\":\"" + mine + "\",\"act\":\"comfort\"}" + padding);
        forge("cmd/point", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":\"" + QByteArray(9'999, 'a') + "\"}");
        forge("cmd/point", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":[\"choice.0\"]}");
        forge("cmd/press", "{\"v\":1,\"call\":\"" + mine + "\",\"part\":\"choice.0\"}");
        forge("cmd/point", "choice.0");
        forge("cmd/assist", QByteArray());
        tryByBroker(QString(call()).replace(0, 1, call().startsWith(u'f') ? QChar(u'0') : QChar(u'f')));
        tryByBroker({});
    }

    QTemporaryDir folder;
    CertificateFolder certificates{folder.path()};
    std::unique_ptr<TestBroker> broker;
    std::unique_ptr<RunningDesk> desk;
    std::unique_ptr<MqttPeer> forger;
    std::unique_ptr<FenceBed> bed;
    std::unique_ptr<Browser> li;

private:
    bool m_isArrived = false;
};

}  // namespace

TEST_F(FenceTest, nothing_from_broker_or_console_reaches_a_page_that_is_the_customers_alone) {
    ASSERT_TRUE(isHelpedFromTheDesk());
    for (const FenceScene& scene : FenceBed::scenes()) {
        if (!scene.isFenced) continue;
        bed->open(scene);
        ASSERT_TRUE(isShownAtTheDesk(true)) << scene.name;
        const FenceState before = bed->state();
        tryByBroker(call());
        tryForged();
        tryAtTheConsole(scene.name);
        ASSERT_TRUE(hasArrived()) << scene.name;
        EXPECT_EQ(bed->state(), before) << scene.name;
        EXPECT_TRUE(bed->help.assistance().isOn()) << scene.name;
    }
    EXPECT_TRUE(bed->help.assistance().done().isEmpty());
    EXPECT_GT(bed->audit.held(), 0) << "tries are in the log";
}

TEST_F(FenceTest, open_page_takes_what_is_allowed_and_no_answer) {
    ASSERT_TRUE(isHelpedFromTheDesk());
    for (const FenceScene& scene : FenceBed::scenes()) {
        if (scene.isFenced) continue;
        bed->open(scene);
        ASSERT_TRUE(isShownAtTheDesk(false)) << scene.name;
        const FenceState before = bed->state();
        const auto& parts = bed->screen.page()->view().parts;
        for (const char* part : kParts) {
            const QString name = QString::fromLatin1(part);
            const bool isThere = std::any_of(parts.begin(), parts.end(), [&](const auto& p) { return p.name == name; });
            forge("cmd/point", call(), "part", QString());
            forge("cmd/point", call(), "part", name);
            ASSERT_TRUE(hasArrived());
            EXPECT_EQ(bed->screen.pointedAt(), isThere ? name : QString()) << scene.name << ' ' << part;
            forge("cmd/point", call(), "part", QString());
            ASSERT_TRUE(hasArrived());
            const int status = li->post(path("point"), {{QStringLiteral("part"), name}}).status;
            EXPECT_EQ(status == 202, isThere) << scene.name << ' ' << part << ' ' << status;
            if (!isThere) continue;
            EXPECT_TRUE(awaited([&] { return bed->screen.pointedAt() == name; })) << name.toStdString();
        }
        forge("cmd/point", call(), "part", QString());
        tryForged();
        ASSERT_TRUE(hasArrived());
        EXPECT_EQ(bed->screen.overlay(), KioskScreen::NoOverlay) << scene.name << ": nothing forged is done";
        forge("cmd/assist", call(), "act", QStringLiteral("comfort"));
        ASSERT_TRUE(awaited([this] { return bed->screen.overlay() == KioskScreen::ComfortOverlay; })) << scene.name;
        bed->screen.closeOverlay();
        FenceState after = bed->state();
        after.done = before.done;
        EXPECT_EQ(after, before) << scene.name << ": pointed and helped, and nothing pressed, typed or chosen";
    }
}

TEST_F(FenceTest, call_that_is_over_and_other_kiosks_words_are_nobodys) {
    ASSERT_TRUE(isHelpedFromTheDesk());
    bed->openMenu();
    const QString over = call();
    const FenceState before = bed->state();
    // Another kiosk may say nothing to this one, and what is said to that one is not heard here.
    MqttPeer other(broker->endpoint(kOtherKiosk), kOtherKiosk, {topic("cmd/help", kOtherKiosk)});
    ASSERT_TRUE(other.awaitConnected());
    other.send(topic("cmd/assist"), R"({"v":1,"call":")" + over.toLatin1() + R"(","act":"comfort"})");
    forge("cmd/assist", R"({"v":1,"call":")" + over.toLatin1() + R"(","act":"comfort"})", kOtherKiosk);
    ASSERT_TRUE(awaited([&] { return !other.delivered.empty(); }) && hasArrived());
    EXPECT_EQ(bed->state(), before);
    bed->help.assistance().end(Assistance::End::Customer);
    tryByBroker(over);
    ASSERT_TRUE(hasArrived());
    EXPECT_EQ(bed->state(), before) << "let out";
    EXPECT_TRUE(awaited([this] { return li->get(path("view")).status == 404; }));
    EXPECT_EQ(li->post(path("point"), {{QStringLiteral("part"), QStringLiteral("choice.0")}}).error(),
              QStringLiteral("no-view"));
    EXPECT_EQ(li->post(path("solve"), {{QStringLiteral("outcome"), QStringLiteral("explained")}}).status, 200);
    EXPECT_EQ(li->post(QStringLiteral("/v1/tickets/%1/assist").arg(over),
                       {{QStringLiteral("act"), QStringLiteral("comfort")}})
                  .error(),
              QStringLiteral("closed"));
}

TEST_F(FenceTest, staff_at_the_kiosk_get_nothing_but_the_way_out_on_a_page_that_is_the_customers_alone) {
    ASSERT_TRUE(isTakenAtTheDesk());
    for (const FenceScene& scene : FenceBed::scenes()) {
        bed->openMenu();
        bed->help.letInByCard(kWho);
        ASSERT_TRUE(bed->help.isByCard()) << scene.name;
        bed->open(scene);
        const FenceState before = bed->state();
        // Whoever took the call at the desk is somebody else: nothing of theirs is done here, open page or not.
        tryByBroker(call());
        ASSERT_TRUE(hasArrived());
        EXPECT_EQ(bed->state(), before) << scene.name << ": nothing of the desk's";
        bed->screen.bar()->staff();
        if (!scene.isFenced) {
            EXPECT_EQ(bed->screen.overlay(), KioskScreen::StaffOverlay) << scene.name;
            EXPECT_TRUE(bed->screen.staffPage()->isForStaff());
            bed->screen.closeOverlay();
        }
        EXPECT_EQ(bed->state(), before) << scene.name;
        EXPECT_EQ(bed->help.isByCard(), !scene.isFenced) << scene.name;
        bed->screen.closeOverlay();
        bed->help.endByCard();
    }
}

TEST_F(FenceTest, tools_that_are_open_go_when_a_page_comes_that_is_the_customers_alone) {
    for (const FenceScene& scene : FenceBed::scenes()) {
        if (!scene.isFenced || QByteArray(scene.name).startsWith("under")) continue;
        bed->openMenu();
        bed->help.letInByCard(kWho);
        bed->screen.bar()->staff();
        auto* const tools = qobject_cast<ChoiceModel*>(bed->screen.staffPage());
        ASSERT_TRUE(tools) << scene.name;
        scene.open(*bed);
        EXPECT_EQ(bed->screen.overlay(), KioskScreen::NoOverlay) << scene.name;
        const FenceState before = bed->state();
        for (int i = 0; i < tools->count(); ++i) tools->choose(i);
        EXPECT_EQ(bed->state(), before) << scene.name << ": a finger that was already down does nothing";
        bed->help.endByCard();
    }
}

TEST_F(FenceTest, nothing_of_the_customers_own_is_in_any_view) {
    ASSERT_TRUE(isHelpedFromTheDesk());
    const CustomersOwn& own = bed->own;
    for (const Language language : {Language::Chinese, Language::English}) {
        Preferences preferences;
        preferences.language = language;
        bed->comfort.set(preferences);
        const Text spelled = text("money", Spelled{own.amount});
        const QStringList secrets{own.name,
                                  own.account,
                                  own.tail,
                                  own.typed,
                                  own.typed.left(3),
                                  QStringLiteral("12345"),
                                  QStringLiteral("12,345"),
                                  bed->phrasebook.shown(text("money", own.amount)),
                                  bed->phrasebook.shown(spelled),
                                  bed->phrasebook.spoken(text("money", own.amount))};
        const auto holds = [&secrets](const QString& words) {
            return std::any_of(secrets.begin(), secrets.end(), [&](const QString& s) { return words.contains(s); });
        };
        for (const FenceScene& scene : FenceBed::scenes()) {
            bed->open(scene);
            const PageModel* const page = bed->screen.page();
            ASSERT_TRUE(holds(bed->phrasebook.shown(page->head().question))) << "the page itself does hold it";
            for (const bool isCovered : {false, true}) {
                const QJsonObject view = viewDocument(page, isCovered, bed->phrasebook).toObject();
                const QString words = QString::fromUtf8(QJsonDocument(view).toJson());
                EXPECT_FALSE(holds(words)) << scene.name << words.toStdString();
            }
        }
        ASSERT_TRUE(hasArrived());
        for (const MqttMessage& message : forger->heard) {
            // A call's id is 32 letters and figures of chance.
            const QByteArray told = QByteArray(message.payload).replace(call().toLatin1(), "");
            EXPECT_FALSE(holds(QString::fromUtf8(told))) << told.toStdString();
        }
        const QByteArray atTheDesk = li->get(path("view")).body.replace(call().toLatin1(), "");
        EXPECT_FALSE(holds(QString::fromUtf8(atTheDesk)));
    }
    EXPECT_GT(forger->heard.size(), FenceBed::scenes().size()) << "what was really sent was scanned";
}

}  // namespace evergreen

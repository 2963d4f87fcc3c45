// Help from the tap to its end on the real glass, with a real broker; the desk is played by the test, by the document
// that binds both (backend/api/help.asyncapi.yaml).
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

const QString kWho = QStringLiteral("小李");

class HelpJourney : public testing::Test {
protected:
    HelpJourney() {
        EXPECT_TRUE(desk.awaitConnected());
        EXPECT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        bed.paper.watchReceipts([this](const QImage&) { ++receipts; });
    }

    DeskPlace place() const { return {{broker.endpoint(kKiosk), {}}}; }

    std::vector<QJsonObject> heardOn(const char* what) const {
        std::vector<QJsonObject> messages;
        for (const MqttMessage& message : desk.heard) {
            if (message.topic != QStringLiteral("k/kiosk-0001/") + QString::fromLatin1(what)) continue;
            messages.push_back(QJsonDocument::fromJson(message.payload).object());
        }
        return messages;
    }
    bool awaitOn(const char* what, std::size_t count) {
        return awaited([&] { return heardOn(what).size() >= count; });
    }
    void say(const char* topic, const QJsonObject& more) {
        QJsonObject message = more;
        message.insert(QStringLiteral("v"), 1);
        message.insert(QStringLiteral("call"), bed.kiosk.help().line().callId());
        desk.send(QStringLiteral("k/kiosk-0001/cmd/") + QString::fromLatin1(topic),
                  QJsonDocument(message).toJson(QJsonDocument::Compact));
    }
    void answer(const char* state, const QString& who = {}) {
        say("help", {{QStringLiteral("state"), QString::fromLatin1(state)},
                     {QStringLiteral("who"), who},
                     {QStringLiteral("etaSeconds"), who.isEmpty() ? 0 : 60}});
    }
    void point(const QString& part) { say("point", {{QStringLiteral("part"), part}}); }
    void act(const char* act) { say("assist", {{QStringLiteral("act"), QString::fromLatin1(act)}}); }

    bool shows(const Text& words) {
        const QString wanted = phrasebook.shown(words);
        const auto isThere = [&] {
            for (const HelpStatus& status : bed.kiosk.screen().help()->allStatuses()) {
                if (phrasebook.shown(status.text) == wanted) return true;
            }
            return false;
        };
        return awaited(isThere);
    }
    bool connected() { return awaitOn("state", 1); }
    bool callsFromTheMenu() {
        bed.insert(QStringLiteral("mei"));
        return hand.sees("pin.question") && hand.types(QStringLiteral("123456")) &&
               hand.taps(QStringLiteral("key.finish")) && seesMenu() && hand.taps(QStringLiteral("bar.help")) &&
               awaitOn("help", 1);
    }
    /// The offer to keep letters as they are comes first when letters are not everybody's.
    bool seesMenu() { return hand.sees("menu.question"); }
    bool letsIn() {
        answer("taken", kWho);
        return shows(text("help.coming", verbatim(kWho), 1)) &&
               hand.seesOverlay(KioskScreen::HelpOverlay, QStringLiteral("taken")) &&
               hand.taps(QStringLiteral("help.letIn")) && awaitOn("view", 1);
    }

    TestBroker broker;
    MqttPeer desk{broker.endpoint(kHelpdesk), kHelpdesk, {QStringLiteral("k/#")}};
    Phrasebook phrasebook;
    VisitBed bed{PanelMetrics(), place()};
    Album album{QString()};
    Hand hand{bed.kiosk, album};
    int receipts = 0;
};

}  // namespace

TEST_F(HelpJourney, what_the_page_says_is_what_the_desk_has_said) {
    ASSERT_TRUE(connected());
    ASSERT_TRUE(callsFromTheMenu()) << hand.complaint().toStdString();
    EXPECT_TRUE(shows(text("help.calling")));
    EXPECT_TRUE(bed.kiosk.lamp().isLit());
    EXPECT_EQ(heardOn("help").front()[QStringLiteral("page")], QStringLiteral("menu.question"));
    answer("received");
    EXPECT_TRUE(shows(text("help.received")));
    answer("taken", kWho);
    EXPECT_TRUE(shows(text("help.coming", verbatim(kWho), 1)));
    answer("arrived", kWho);
    EXPECT_TRUE(shows(text("help.arrived", verbatim(kWho))));
    EXPECT_FALSE(bed.kiosk.lamp().isLit()) << "somebody stands there";
    answer("solved", kWho);
    EXPECT_TRUE(shows(text("help.solved")));
    ASSERT_TRUE(hand.seesOverlay(KioskScreen::HelpOverlay, QStringLiteral("solved")) &&
                hand.taps(QStringLiteral("help.primary")) && hand.sees("menu.question"))
        << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().line().isCalling());
}

TEST_F(HelpJourney, who_goes_on_alone_tells_the_desk) {
    ASSERT_TRUE(connected());
    ASSERT_TRUE(callsFromTheMenu()) << hand.complaint().toStdString();
    answer("received");
    EXPECT_TRUE(shows(text("help.received")));
    ASSERT_TRUE(hand.taps(QStringLiteral("help.primary")) && hand.sees("menu.question"))
        << hand.complaint().toStdString();
    ASSERT_TRUE(awaited([&] {
        const auto told = heardOn("help");
        return told.back()[QStringLiteral("kind")] == QStringLiteral("withdrawn");
    }));
    EXPECT_FALSE(bed.kiosk.lamp().isLit());
}

TEST_F(HelpJourney, without_network_the_lamp_is_lit_a_ticket_comes_and_the_call_arrives_later) {
    ASSERT_TRUE(connected());
    broker.process().kill();
    bed.kioskClock.hurry(5);
    ASSERT_TRUE(hand.taps(QStringLiteral("bar.help")));
    EXPECT_TRUE(shows(text("help.calling")));
    EXPECT_TRUE(shows(text("help.noAnswer")));
    EXPECT_TRUE(bed.kiosk.lamp().isLit());
    EXPECT_TRUE(shows(text("help.ticket")));
    EXPECT_EQ(receipts, 1);
    ASSERT_TRUE(broker.process().start().ok());
    ASSERT_TRUE(awaitOn("help", 1));
    answer("received");
    EXPECT_TRUE(shows(text("help.received")));
}

TEST_F(HelpJourney, helper_points_where_it_is_allowed_and_leaves_by_one_tap) {
    ASSERT_TRUE(connected());
    ASSERT_TRUE(callsFromTheMenu()) << hand.complaint().toStdString();
    ASSERT_TRUE(letsIn()) << hand.complaint().toStdString();
    KioskScreen& screen = bed.kiosk.screen();
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
    ASSERT_TRUE(awaited([&] {
        return heardOn("view").back()[QStringLiteral("page")].toObject()[QStringLiteral("parts")].toArray().size() > 3;
    }));
    const QPoint before = *hand.placeOf(QStringLiteral("choice.1"));
    point(QStringLiteral("choice.1"));
    ASSERT_TRUE(awaited([&] { return screen.pointedAt() == QStringLiteral("choice.1"); }));
    EXPECT_EQ(hand.placeOf(QStringLiteral("choice.1")), before) << "the mark moves nothing and takes no touch";
    EXPECT_TRUE(hand.sees("menu.question"));
    ASSERT_TRUE(hand.taps(QStringLiteral("strip.comfort"))) << hand.complaint().toStdString();
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
    EXPECT_EQ(screen.pointedAt(), QString());
    ASSERT_TRUE(awaited([&] { return heardOn("view").back()[QStringLiteral("page")].isNull(); }));
    point(QStringLiteral("choice.2"));
    act("comfort");
    answer("arrived", kWho);  // behind both, in order
    ASSERT_TRUE(awaited([&] { return bed.kiosk.help().line().answer().state == HelpState::Arrived; }));
    EXPECT_EQ(screen.pointedAt(), QString());
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
}

TEST_F(HelpJourney, helper_who_gives_the_call_back_is_out_and_the_next_one_not_in) {
    ASSERT_TRUE(connected());
    ASSERT_TRUE(callsFromTheMenu()) << hand.complaint().toStdString();
    ASSERT_TRUE(letsIn()) << hand.complaint().toStdString();
    answer("received");
    answer("taken", QStringLiteral("小王"));
    ASSERT_TRUE(awaited([&] { return bed.kiosk.help().line().answer().who == QStringLiteral("小王"); }));
    EXPECT_FALSE(bed.kiosk.help().assistance().isOn());
}

// Spec: HLP-02. Every word that a helper can send, on a page where the customer's own people are listed.
TEST_F(HelpJourney, nothing_of_a_helper_reaches_a_fenced_page) {
    ASSERT_TRUE(connected());
    ASSERT_TRUE(callsFromTheMenu()) << hand.complaint().toStdString();
    ASSERT_TRUE(letsIn()) << hand.complaint().toStdString();
    ASSERT_TRUE(hand.taps(QStringLiteral("choice.3")) && hand.sees("transfer.whom"));
    KioskScreen& screen = bed.kiosk.screen();
    const PageModel* const page = screen.page();
    const auto isFencedView = [&] {
        const QJsonObject view = heardOn("view").back()[QStringLiteral("page")].toObject();
        return view[QStringLiteral("isFenced")].toBool() && view[QStringLiteral("parts")].toArray().isEmpty();
    };
    ASSERT_TRUE(awaited(isFencedView));
    for (const char* part : {"choice.0", "choice.1", "primary", "secondary", "key.1", "bar.back"}) {
        point(QString::fromLatin1(part));
    }
    for (const char* word : {"explain", "comfort", "extend", "print-ticket"}) act(word);
    answer("arrived", kWho);
    ASSERT_TRUE(awaited([&] { return bed.kiosk.help().line().answer().state == HelpState::Arrived; }));
    EXPECT_EQ(screen.page(), page);
    EXPECT_EQ(screen.pointedAt(), QString());
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
    EXPECT_EQ(receipts, 0);
    EXPECT_TRUE(bed.kiosk.help().assistance().done().isEmpty());
    act("leave");
    EXPECT_TRUE(awaited([&] { return !bed.kiosk.help().assistance().isOn(); }));
}

// Spec: HLP-03. The way by the staff's card is in staff_journey_test.
TEST_F(HelpJourney, helper_who_joins_an_investment_stops_it_and_the_customer_is_shown_to_the_sales_zone) {
    ASSERT_TRUE(connected());
    bed.insert(QStringLiteral("mei"));
    ASSERT_TRUE(hand.sees("pin.question") && hand.types(QStringLiteral("123456")) &&
                hand.taps(QStringLiteral("key.finish")) && seesMenu() && hand.tapsWords(text("menu.save")) &&
                hand.tapsWords(text("bonds.label")) && hand.sees("bonds.question") &&
                hand.taps(QStringLiteral("bar.help")) && awaitOn("help", 1))
        << hand.complaint().toStdString();
    ASSERT_TRUE(letsIn()) << hand.complaint().toStdString();
    const KioskScreen& screen = bed.kiosk.screen();
    ASSERT_TRUE(awaited([&] { return screen.staffPage() != nullptr; }));
    EXPECT_EQ(screen.staffPage()->head().question.id, QByteArray("sales.question"));
    EXPECT_FALSE(screen.staffPage()->isForStaff()) << "it is the customer's to read";
    EXPECT_TRUE(awaited([&] { return screen.page()->head().question.id == QByteArray("menu.question"); }));
    ASSERT_TRUE(hand.taps(QStringLiteral("primary")) && hand.sees("menu.question")) << hand.complaint().toStdString();
    EXPECT_TRUE(bed.kiosk.help().assistance().isOn());
}

}  // namespace evergreen

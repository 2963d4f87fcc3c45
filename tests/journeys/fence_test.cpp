// Every way in, on every page: what the broker carries, the console at a real desk, the staff's card and its tools. On
// a page that is the customer's alone nothing of it arrives; on the others only what is allowed. Spec: HLP-02
#include "kiosk/screens/choice_model.h"
#include "tests/journeys/fence_ways.h"

namespace evergreen {

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

}  // namespace evergreen

// Fingers, keys and the tree that assistive technology reads, on the real pages.
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "qml/craft/tap_area.h"
#include "qml/craft/tap_guard.h"
#include "tests/qml/page_measure.h"
#include "tests/qml/stage.h"
#include "tests/support/finger.h"

#include <gtest/gtest.h>
#include <set>
#include <stdexcept>

#include <QAccessible>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

namespace evergreen {

namespace {

const Scene& scene(const char* name) {
    for (const auto& candidate : scenes())
        if (candidate.name == QLatin1String(name)) return candidate;
    throw std::invalid_argument(name);
}

class TouchTest : public testing::Test {
protected:
    void show(const Scene& wanted, const Setting& setting = {}) {
        m_stage.set(wanted, setting);
        settle();
    }
    void show(const char* name, const Setting& setting = {}) { show(scene(name), setting); }
    void settle() { ASSERT_FALSE(m_stage.painted().isNull()); }

    QQuickItem* target(const QString& name) { return targetNamed(m_stage.view(), name); }
    QQuickItem* target(const char* name) { return target(QString::fromLatin1(name)); }
    void tapOn(const char* name) {
        auto* item = target(name);
        ASSERT_NE(item, nullptr) << name;
        tap(m_stage.view(), *item);
        settle();
    }

    // A mouse event with a time of its own: QTest puts half a second between its clicks.
    void send(QEvent::Type type, QPointF at, quint64 time) {
        const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, at, at, button, buttons, Qt::NoModifier);
        event.setTimestamp(time);
        QCoreApplication::sendEvent(&m_stage.view(), &event);
    }
    static QPointF middle(const QQuickItem& item) {
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2));
    }

    template <typename Model>
    Model& page() {
        return *qobject_cast<Model*>(m_stage.screen().page());
    }

    Stage m_stage;
};

TEST_F(TouchTest, target_tapped_actsOnce) {
    show("home");
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    tapOn("choice.3");
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().front().toInt(), 3);
}

TEST_F(TouchTest, finger_liftedOutside_actsNothing) {
    show("home");
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    const auto at = middle(*target("choice.0"));
    send(QEvent::MouseButtonPress, at, 1000);
    EXPECT_TRUE(target("choice.0")->property("pressed").toBool());
    send(QEvent::MouseMove, at + QPointF(0, 700), 1200);
    EXPECT_FALSE(target("choice.0")->property("pressed").toBool());
    send(QEvent::MouseButtonRelease, at + QPointF(0, 700), 1300);
    EXPECT_EQ(chosen.size(), 0);
}

TEST_F(TouchTest, secondTap_within400ms_isIgnored) {
    show("home");
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    const auto at = middle(*target("choice.0"));
    for (const quint64 time : {5000U, 5200U, 5390U}) {
        send(QEvent::MouseButtonPress, at, time);
        send(QEvent::MouseButtonRelease, at, time + 5);
    }
    EXPECT_EQ(chosen.size(), 1);
    send(QEvent::MouseButtonPress, at, 5800);
    send(QEvent::MouseButtonRelease, at, 5810);
    EXPECT_EQ(chosen.size(), 2);
}

TEST_F(TouchTest, secondTap_onAnotherTarget_counts) {
    TapGuard guard;
    EXPECT_TRUE(guard.admits({100, 100}, 1000));
    EXPECT_FALSE(guard.admits({120, 100}, 1100));
    EXPECT_TRUE(guard.admits({400, 100}, 1150));
}

TEST_F(TouchTest, keypad_tapped_typesTheAmount) {
    show("amount");
    for (const char* key : {"key.1", "key.2", "key.0", "key.point", "key.5"}) tapOn(key);
    EXPECT_TRUE(page<AmountModel>().display().contains(QStringLiteral("120.5")))
        << page<AmountModel>().display().toStdString();
    tapOn("key.erase");
    tapOn("key.erase");
    QSignalSpy finished(&page<AmountModel>(), &AmountModel::finished);
    tapOn("key.finish");
    ASSERT_EQ(finished.size(), 1);
    EXPECT_EQ(finished.front().front().value<Money>(), Money::yuan(120));
}

TEST_F(TouchTest, finger_ofATouchScreen_acts) {
    show("home");
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    auto* device = newFinger();
    const auto at = middle(*target("choice.1")).toPoint();
    const auto palm = middle(*target("choice.4")).toPoint();
    QTest::touchEvent(&m_stage.view(), device).press(0, at);
    QTest::touchEvent(&m_stage.view(), device).stationary(0).press(1, palm);
    QTest::touchEvent(&m_stage.view(), device).release(0, at).stationary(1);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().front().toInt(), 1);
}

TEST_F(TouchTest, everyChoice_atTheLargestScale_isReachedByMore) {
    show("home", {5});
    std::set<int> seen;
    for (int turn = 0; turn < 8; ++turn) {
        for (int i = 0; i < 8; ++i)
            if (target(QStringLiteral("choice.%1").arg(i))) seen.insert(i);
        tapOn("choice.more");
    }
    EXPECT_EQ(seen.size(), 8U);
}

TEST_F(TouchTest, keys_moveAndActLikeFingers) {
    show("home");
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    auto& view = m_stage.view();
    target("choice.0")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().front().toInt(), 3);
}

TEST_F(TouchTest, tabKey_reachesEveryTargetAndComesRound) {
    show("amount-typed");
    auto& view = m_stage.view();
    std::set<QString> reached;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(&view, Qt::Key_Tab);
        if (view.activeFocusItem()) reached.insert(view.activeFocusItem()->objectName());
    }
    for (const char* name : {"key.0", "key.9", "key.erase", "key.point", "key.finish", "bar.back", "bar.again",
                             "bar.larger", "bar.help", "strip.comfort"})
        EXPECT_TRUE(reached.contains(QLatin1String(name))) << name;
}

TEST_F(TouchTest, page_shown_hasOneFocusInsideIt) {
    for (const auto& each : scenes()) {
        show(each);
        const auto* focused = m_stage.view().activeFocusItem();
        const bool asks = target("primary") || target("choice.0") || target("key.1") || target("comfort.done") ||
                          target("help.primary") || target("stillThere.primary");
        if (asks) {
            EXPECT_NE(qobject_cast<const TapArea*>(focused), nullptr)
                << each.name.toStdString() << ": " << (focused ? focused->metaObject()->className() : "nothing");
        }
    }
}

TEST_F(TouchTest, overlay_left_givesTheFocusBack) {
    show("amount");
    target("key.5")->forceActiveFocus(Qt::TabFocusReason);
    m_stage.screen().openHelp(true);
    settle();
    EXPECT_NE(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("key.5"));
    tapOn("help.primary");
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("key.5"));
}

TEST_F(TouchTest, largerLetters_keepPageAndWhatIsTyped) {
    show("amount-typed");
    const auto before = page<AmountModel>().display();
    tapOn("bar.larger");
    EXPECT_EQ(page<AmountModel>().display(), before);
    EXPECT_EQ(measuredFindings(m_stage.view()), QStringList());
}

TEST_F(TouchTest, everyTarget_hasARoleAndAName) {
    QAccessible::setActive(true);
    for (const auto& each : scenes()) {
        show(each);
        ASSERT_GE(shownTargets(m_stage.view()).size(), 3U);
        for (auto* area : shownTargets(m_stage.view())) {
            auto* face = QAccessible::queryAccessibleInterface(area);
            ASSERT_NE(face, nullptr);
            EXPECT_TRUE(face->role() == QAccessible::Button || face->role() == QAccessible::RadioButton);
            EXPECT_FALSE(face->text(QAccessible::Name).isEmpty())
                << each.name.toStdString() << ' ' << area->objectName().toStdString();
        }
    }
}

}  // namespace

}  // namespace evergreen

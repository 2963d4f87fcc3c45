// Fingers, keys and the tree that assistive technology reads, on the real pages.
#include "accessibility/audit/stage.h"
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/choice_model.h"
#include "qml/craft/tap_area.h"
#include "qml/craft/tap_guard.h"
#include "tests/support/finger.h"

#include <gtest/gtest.h>
#include <set>
#include <stdexcept>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

namespace evergreen {

namespace {

const RegisteredState& state(const char* name) {
    static const PageRegister pages = registerPages();
    for (const auto& candidate : pages.states)
        if (candidate.name() == QLatin1String(name)) return candidate;
    throw std::invalid_argument(name);
}

// A menu of eight, and an amount to type.
constexpr const char* menu = "menu.question";
constexpr const char* amount = "transfer.amount";
constexpr const char* amountTyped = "transfer.amount typed";

class TouchTest : public testing::Test {
protected:
    void show(const char* name, const Setting& setting = {}) {
        m_stage.set(state(name), setting);
        settle();
    }
    void settle() { ASSERT_FALSE(m_stage.painted().isNull()); }

    QQuickItem* target(const QString& name) { return m_stage.target(name); }
    QQuickItem* target(const char* name) { return target(QString::fromLatin1(name)); }
    void tapOn(const char* name) {
        auto* item = target(name);
        ASSERT_NE(item, nullptr) << name;
        m_stage.tap(*item);
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
    show(menu);
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    tapOn("choice.3");
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().front().toInt(), 3);
}

TEST_F(TouchTest, finger_liftedOutside_actsNothing) {
    show(menu);
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
    show(menu);
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
    show(amount);
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
    show(menu);
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
    show(menu, {5});
    std::set<int> seen;
    for (int turn = 0; turn < 8; ++turn) {
        for (int i = 0; i < 8; ++i)
            if (target(QStringLiteral("choice.%1").arg(i))) seen.insert(i);
        tapOn("choice.more");
    }
    EXPECT_EQ(seen.size(), 8U);
}

TEST_F(TouchTest, keys_moveAndActLikeFingers) {
    show(menu);
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
    show(amountTyped);
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

// Spec: EN 301 549 v3.2.1 §5.7; US Section 508 407.4
TEST_F(TouchTest, key_heldDown_actsOnce) {
    show(menu);
    QSignalSpy chosen(&page<ChoiceModel>(), &ChoiceModel::chosen);
    auto& view = m_stage.view();
    target("choice.0")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyPress(&view, Qt::Key_Return);
    for (int repeat = 0; repeat < 5; ++repeat) {
        for (const auto type : {QEvent::KeyRelease, QEvent::KeyPress}) {
            QKeyEvent event(type, Qt::Key_Return, Qt::NoModifier, QString(), true);
            QCoreApplication::sendEvent(&view, &event);
        }
    }
    EXPECT_EQ(chosen.size(), 0);
    QTest::keyRelease(&view, Qt::Key_Return);
    EXPECT_EQ(chosen.size(), 1);
}

TEST_F(TouchTest, helpOpenedByAFinger_takesTheFocusAndGivesItBack) {
    show(amount);
    m_stage.tap(*target("bar.help"));
    m_stage.screen().openHelp(true);
    settle();
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("help.primary"));
    tapOn("help.primary");
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("bar.help"));
}

TEST_F(TouchTest, overlay_left_givesTheFocusBack) {
    show(amount);
    target("key.5")->forceActiveFocus(Qt::TabFocusReason);
    m_stage.screen().openHelp(true);
    settle();
    EXPECT_NE(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("key.5"));
    tapOn("help.primary");
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("key.5"));
}

TEST_F(TouchTest, helpThatGetsShorter_keepsTheFocus) {
    show(menu);
    m_stage.screen().openHelp(true);
    m_stage.screen().tellHelp(std::vector<HelpStatus>(12, {text("help.waitHere"), true}), false);
    settle();
    ASSERT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("page.more"));
    m_stage.screen().tellHelp({{text("help.solved"), true}}, false);
    settle();
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("help.primary"));
}

TEST_F(TouchTest, buttonThatGoes_givesTheFocusOn) {
    show(menu);
    m_stage.screen().openHelp(true);
    m_stage.screen().tellHelp({{text("help.cardSafe"), true}}, true);
    settle();
    ASSERT_NE(target("help.letIn"), nullptr);
    target("help.letIn")->forceActiveFocus(Qt::TabFocusReason);
    m_stage.screen().tellHelp({{text("help.solved"), true}}, false);
    settle();
    EXPECT_EQ(m_stage.view().activeFocusItem()->objectName(), QStringLiteral("help.secondary"));
}

TEST_F(TouchTest, largerLetters_keepPageAndWhatIsTyped) {
    show(amountTyped);
    const auto before = page<AmountModel>().display();
    tapOn("bar.larger");
    EXPECT_EQ(page<AmountModel>().display(), before);
}

}  // namespace

}  // namespace evergreen

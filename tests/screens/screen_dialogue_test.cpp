#include "kiosk/screens/screen_dialogue.h"

#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/secret_model.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QSignalSpy>

namespace evergreen {

using namespace std::chrono_literals;

namespace {

class ScreenDialogueTest : public testing::Test {
protected:
    void SetUp() override { dialogue.beginVisit(); }
    void TearDown() override {
        dialogue.endVisit(VisitEnd::Failed);
        QCoreApplication::processEvents();
    }

    static ChoicePage choice() {
        ChoicePage page;
        page.head.question = text("menu.question");
        page.head.explain = text("menu.explain");
        page.options = {{text("balance.label"), {}, {}}, {text("transfer.label"), {}, {}}};
        return page;
    }

    ChoiceModel* choiceModel() { return qobject_cast<ChoiceModel*>(screen.page()); }

    FakeClock clock;
    Comfort comfort;
    Phrasebook phrasebook;
    KioskScreen screen{comfort, phrasebook, PanelMetrics()};
    TimeAllowance time{clock};
    ScreenDialogue dialogue{screen, phrasebook, comfort, time};
};

}  // namespace

TEST_F(ScreenDialogueTest, tap_on_an_option_answers_with_its_index) {
    auto task = dialogue.ask(choice());
    ASSERT_TRUE(choiceModel());
    choiceModel()->choose(1);
    auto reply = QCoro::waitFor(task);
    ASSERT_TRUE(reply);
    EXPECT_EQ(*reply, 1);
}

TEST_F(ScreenDialogueTest, second_tap_before_the_page_changes_answers_nothing) {
    auto task = dialogue.ask(choice());
    choiceModel()->choose(1);
    choiceModel()->choose(0);
    EXPECT_EQ(*QCoro::waitFor(task), 1);
    auto next = dialogue.ask(choice());
    EXPECT_FALSE(next.isReady());
    dialogue.endVisit(VisitEnd::CardTaken);
    EXPECT_TRUE(QCoro::waitFor(next).isEnded());
}

TEST_F(ScreenDialogueTest, back_button_steps_back) {
    auto task = dialogue.ask(choice());
    screen.bar()->back();
    EXPECT_TRUE(QCoro::waitFor(task).isBack());
}

TEST_F(ScreenDialogueTest, back_on_the_first_page_returns_the_card) {
    ChoicePage first = choice();
    first.head.backEndsVisit = true;
    auto task = dialogue.ask(first);
    EXPECT_EQ(screen.bar()->backLabel(), QStringLiteral("退卡"));
    screen.bar()->back();
    EXPECT_TRUE(QCoro::waitFor(task).isEnded());
    EXPECT_EQ(dialogue.ended(), VisitEnd::GivenUp);
}

TEST_F(ScreenDialogueTest, card_taken_ends_this_and_every_later_ask) {
    auto task = dialogue.ask(choice());
    dialogue.endVisit(VisitEnd::CardTaken);
    EXPECT_TRUE(QCoro::waitFor(task).isEnded());
    EXPECT_TRUE(QCoro::waitFor(dialogue.ask(choice())).isEnded());
    dialogue.endVisit(VisitEnd::TimeOver);
    EXPECT_EQ(dialogue.ended(), VisitEnd::CardTaken);
}

TEST_F(ScreenDialogueTest, quiet_customer_is_asked_and_then_let_go) {
    auto task = dialogue.ask(choice());
    clock.advance(120s);
    EXPECT_EQ(screen.overlay(), KioskScreen::StillThereOverlay);
    clock.advance(45s);
    EXPECT_TRUE(QCoro::waitFor(task).isEnded());
    EXPECT_EQ(dialogue.ended(), VisitEnd::TimeOver);
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
}

TEST_F(ScreenDialogueTest, who_listens_instead_of_looking_has_twice_the_time) {
    screen.setHearsPrivately(true);
    auto task = dialogue.ask(choice());
    clock.advance(239s);
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
    clock.advance(1s);
    EXPECT_EQ(screen.overlay(), KioskScreen::StillThereOverlay);
    clock.advance(89s);
    EXPECT_FALSE(task.isReady());
    clock.advance(1s);
    EXPECT_TRUE(QCoro::waitFor(task).isEnded());
}

TEST_F(ScreenDialogueTest, customer_who_needs_more_time_keeps_the_page) {
    auto task = dialogue.ask(choice());
    PageModel* before = screen.page();
    clock.advance(120s);
    screen.stillThere()->choosePrimary();
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
    EXPECT_EQ(screen.page(), before);
    clock.advance(119s);
    EXPECT_FALSE(task.isReady());
}

TEST_F(ScreenDialogueTest, help_lies_over_the_page_and_gives_it_back) {
    auto task = dialogue.ask(choice());
    QSignalSpy said(&screen, &KioskScreen::say);
    screen.bar()->help();
    EXPECT_EQ(screen.overlay(), KioskScreen::HelpOverlay);
    EXPECT_EQ(screen.help()->explanation().join(QString()), phrasebook.shown(text("menu.explain")));
    EXPECT_TRUE(said.last().at(0).toString().contains(phrasebook.spoken(text("menu.explain"))));
    screen.help()->choosePrimary();
    EXPECT_EQ(screen.overlay(), KioskScreen::NoOverlay);
    choiceModel()->choose(0);
    EXPECT_TRUE(QCoro::waitFor(task));
}

TEST_F(ScreenDialogueTest, news_of_help_is_said_with_the_explanation_and_what_only_loses_its_tick_is_not) {
    auto task = dialogue.ask(choice());
    screen.tellHelp({{text("help.calling"), false}}, false);
    screen.bar()->help();
    QSignalSpy said(&screen, &KioskScreen::say);
    screen.tellHelp({{text("help.received"), true}}, false);
    ASSERT_EQ(said.count(), 1);
    const QString news = said.last().at(0).toString();
    EXPECT_TRUE(news.contains(phrasebook.spoken(text("help.received"))));
    EXPECT_TRUE(news.contains(phrasebook.spoken(text("menu.explain"))));
    screen.tellHelp({{text("help.received"), false}}, false);
    screen.help()->choosePrimary();
    screen.tellHelp({{text("help.solved"), true}}, false);
    EXPECT_EQ(said.count(), 2) << "the page that came back, and nothing of help";
    choiceModel()->choose(0);
    EXPECT_TRUE(QCoro::waitFor(task));
}

TEST_F(ScreenDialogueTest, larger_letters_keep_page_and_what_was_typed) {
    auto task = dialogue.ask(SecretPage());
    auto* secret = qobject_cast<SecretModel*>(screen.page());
    secret->press(1);
    secret->press(2);
    screen.bar()->larger();
    EXPECT_EQ(screen.look()->scale(), 3);
    EXPECT_EQ(screen.page(), secret);
    EXPECT_EQ(secret->entered(), 2);
}

TEST_F(ScreenDialogueTest, language_change_says_the_page_again_in_the_new_language) {
    auto task = dialogue.ask(choice());
    QSignalSpy said(&screen, &KioskScreen::say);
    Preferences english = comfort.preferences();
    english.language = Language::English;
    comfort.set(english);
    ASSERT_GE(said.count(), 1);
    EXPECT_TRUE(said.last().at(0).toString().startsWith(QStringLiteral("What would you like")));
    EXPECT_EQ(choiceModel()->question(), QStringLiteral("What would you like to do today?"));
}

TEST_F(ScreenDialogueTest, caption_is_what_is_said) {
    auto task = dialogue.ask(choice());
    QSignalSpy said(&screen, &KioskScreen::say);
    screen.bar()->sayAgain();
    EXPECT_EQ(said.last().at(0).toString(), screen.caption()->text());
}

}  // namespace evergreen

// What a customer finds again: comfort, and how the orders of last time ended.
#include "accessibility/preferences_token.h"
#include "kiosk/visit/order_news.h"
#include "tests/visit/reception_bed.h"

namespace evergreen {

namespace {

class ComfortFollows : public ReceptionTest {
protected:
    /// The customer's card and PIN; what comes after is the test's own.
    void signIn() { customer.expect("pin.question", QByteArray("123456")); }

    /// The customer takes the card; what the bank was asked to keep is then known.
    void expectKept(const QStringList& words) {
        customer.expect("menu.question", ScriptedDialogue::Back{});
        ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
        expectWelcomeAfterCardIsOut();
        EXPECT_TRUE(customer.isThrough());
        EXPECT_EQ(bank.comfortKept, words);
    }

    static Preferences larger() {
        Preferences preferences;
        preferences.textScale = ComfortMemory::offeredScale;
        preferences.speechRate = ComfortMemory::offeredRate;
        preferences.extraTime = true;
        return preferences;
    }
};

class NewsOfLastTime : public ReceptionTest {
protected:
    NewsOfLastTime() {
        bank.comfortToken = toToken(Preferences());
        customer.expect("pin.question", QByteArray("123456"));
    }

    void expectMenuAndGoodbye() {
        customer.expect("menu.question", ScriptedDialogue::Back{});
        ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
        expectWelcomeAfterCardIsOut();
        EXPECT_TRUE(customer.isThrough());
    }
};

}  // namespace

TEST_F(ComfortFollows, elder_who_comes_first_is_offered_larger_letters_once) {
    bank.factsAnswer.ageYears = ComfortMemory::offeredFromYears;
    signIn();
    customer.expect("comfort.offer.question", 0);
    expectKept({toToken(larger())});
}

TEST_F(ComfortFollows, elder_who_declines_is_not_offered_again) {
    bank.factsAnswer.ageYears = 78;
    signIn();
    customer.expect("comfort.offer.question", 1);
    expectKept({toToken(Preferences())});
}

TEST_F(ComfortFollows, younger_customer_is_asked_nothing) {
    bank.factsAnswer.ageYears = ComfortMemory::offeredFromYears - 1;
    signIn();
    expectKept({});
}

TEST_F(ComfortFollows, what_the_card_brings_is_there_before_the_menu_and_kept_only_when_changed) {
    bank.comfortToken = toToken(larger());
    signIn();
    expectKept({});
    EXPECT_EQ(comfort.preferences(), larger());
}

TEST_F(ComfortFollows, what_was_chosen_before_the_card_stays) {
    bank.comfortToken = toToken(larger());
    Preferences english;
    english.language = Language::English;
    comfort.set(english);
    signIn();
    expectKept({toToken(english)});
}

TEST_F(ComfortFollows, who_changes_something_is_asked_once_whether_to_keep_it) {
    signIn();
    comfort.set(larger());
    customer.expect("comfort.keep.question", 0);
    expectKept({toToken(larger())});
}

TEST_F(ComfortFollows, who_does_not_want_it_kept_is_taken_at_their_word) {
    signIn();
    comfort.set(larger());
    customer.expect("comfort.keep.question", 1);
    expectKept({QStringLiteral("0")});
}

TEST_F(ComfortFollows, who_did_not_want_it_kept_is_never_asked_again) {
    bank.comfortToken = QStringLiteral("0");
    signIn();
    comfort.set(larger());
    expectKept({});
}

TEST_F(NewsOfLastTime, how_it_ended_is_told_once_and_struck_out_when_read) {
    bank.newsAnswer = {
        {QStringLiteral("k1"), OrderNews::Outcome::Done, {}, Money::yuan(2000), QStringLiteral("＊＊禾")},
        {QStringLiteral("k2"), OrderNews::Outcome::NotMoved, {}, {}, {}}};
    customer.expect("news.done", Pressed::Primary);
    customer.expect("news.notMoved", Pressed::Primary);
    expectMenuAndGoodbye();
    EXPECT_EQ(bank.newsNoted, QStringList({QStringLiteral("k1"), QStringLiteral("k2")}));
}

TEST_F(NewsOfLastTime, who_leaves_before_reading_is_told_again) {
    bank.newsAnswer = {{QStringLiteral("k1"), OrderNews::Outcome::Pending, {}, Money::yuan(2000), {}}};
    customer.expect("news.pending", ScriptedDialogue::Leave{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    expectWelcomeAfterCardIsOut();
    EXPECT_TRUE(bank.newsNoted.isEmpty());
}

TEST_F(NewsOfLastTime, order_that_never_arrived_is_left_for_its_customer_and_settled) {
    ASSERT_TRUE(
        journal.intend({QStringLiteral("k"), QStringLiteral("transfer"), clock.now(), QStringLiteral("c-mei")}).ok());
    expectMenuAndGoodbye();
    EXPECT_EQ(bank.newsLeftFor, QStringList(QStringLiteral("c-mei")));
    EXPECT_TRUE(journal.unsettled()->empty());
}

TEST_F(NewsOfLastTime, order_that_was_executed_is_settled_and_left_to_the_bank) {
    ASSERT_TRUE(
        journal.intend({QStringLiteral("k"), QStringLiteral("transfer"), clock.now(), QStringLiteral("c-mei")}).ok());
    bank.findingAnswer = OrderAccepted{QStringLiteral("T1"), OrderStatus::Executed, {}, {}};
    expectMenuAndGoodbye();
    EXPECT_TRUE(bank.newsLeftFor.isEmpty());
    EXPECT_TRUE(journal.unsettled()->empty());
    EXPECT_EQ(audited(), "file-begun visit-begun money-answered signed-in visit-ended card-returned");
}

TEST(NewsPage, says_what_is_known_and_nothing_else) {
    OrderNews news{QStringLiteral("k"), OrderNews::Outcome::Done, {}, Money::yuan(10), QStringLiteral("＊＊禾")};
    EXPECT_TRUE(newsPage(news).head.isPrivate);
    EXPECT_EQ(newsPage(news).lines.front().id, QByteArray("news.amountTo"));
    news.payeeName.clear();
    EXPECT_EQ(newsPage(news).lines.front().id, QByteArray("news.amount"));
    news = {QStringLiteral("k"), OrderNews::Outcome::NotMoved, {}, {}, {}};
    ASSERT_EQ(newsPage(news).lines.size(), 1U);
    EXPECT_EQ(newsPage(news).lines.front().id, QByteArray("news.again"));
}

}  // namespace evergreen

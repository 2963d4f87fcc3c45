#include "kiosk/visit/reception.h"

#include "accessibility/preferences_token.h"
#include "kiosk/audit_log/audit_check.h"
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/journal/journal.h"
#include "kiosk/visit/order_news.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"
#include "tests/support/scripted_dialogue.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

namespace {

class NoReceipts final : public ReceiptDesk {
public:
    QCoro::Task<> print(ReceiptText) override { co_return; }
};

class ReceptionTest : public testing::Test {
protected:
    void SetUp() override {
        reception.open();
        reader.insert(ScriptedCard());
    }

    /// Cards answer from the event loop.
    bool comesTo(Reception::State state) {
        return QTest::qWaitFor([this, state] { return reception.state() == state; });
    }

    /// The card out, the last page read, welcome: nothing stays under way.
    void expectWelcomeAfterCardIsOut() {
        reader.remove();
        clock.advance(std::chrono::seconds(10));
        EXPECT_TRUE(comesTo(Reception::State::Waiting));
        EXPECT_TRUE(bank.sessionClosed);
    }

    QTemporaryDir folder;
    FakeClock clock;
    ScriptedDialogue customer;
    ScriptedCardReader reader;
    ScriptedBank bank;
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    FileAuditKey auditKey{AuditPlace::below(folder.path()).keyFile};
    AuditLog audit{AuditPlace::below(folder.path()), auditKey, clock};
    NoReceipts receipts;
    Comfort comfort;
    Reception reception{{customer, reader, bank, journal, audit, receipts, clock, comfort, SafetyRules::builtIn()},
                        text("branch.name")};
};

/// "visit-begun visit-ended …", of all that the log holds, which must hold together.
std::string audited(const QTemporaryDir& folder) {
    QStringList kinds;
    const auto found =
        checkAuditLog(AuditPlace::below(folder.path()).folder, {},
                      [&](const AuditLine& line, const auto&) { kinds << QString::fromLatin1(nameOf(line.kind)); });
    EXPECT_TRUE(found.ok() && found->holds());
    return kinds.join(u' ').toStdString();
}

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

// Spec: CD-01. There is no stripe to fall back on: the customer is asked to put the card in the right way.
TEST_F(ReceptionTest, card_whose_chip_says_nothing_is_served_in_no_other_way) {
    reader.remove();
    clock.advance(std::chrono::seconds(10));
    ASSERT_TRUE(comesTo(Reception::State::Waiting));
    ScriptedCard mute;
    mute.isMute = true;
    reader.insert(mute);
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("failure.card-mute.question"); }));
    EXPECT_EQ(bank.pinsSeen, 0);
    expectWelcomeAfterCardIsOut();
}

TEST_F(ReceptionTest, bank_that_is_slow_to_say_goodbye_does_not_hold_the_card) {
    Waiter<bool> slow;
    bank.comfortToken = toToken(Preferences());
    bank.closingTakes = &slow;
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", ScriptedDialogue::Back{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    EXPECT_FALSE(bank.sessionClosed);
    slow.give(true);
    expectWelcomeAfterCardIsOut();
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
    EXPECT_EQ(audited(folder), "file-begun visit-begun money-answered signed-in visit-ended card-returned");
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

TEST_F(ReceptionTest, who_has_done_something_and_taken_the_card_may_leave_a_smile) {
    bank.comfortToken = toToken(Preferences());
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", 0);
    customer.expect("balance.question", Pressed::Primary);
    customer.expect("menu.question", ScriptedDialogue::Back{});
    customer.expect("smile.question", 2);
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    EXPECT_FALSE(customer.hasHeard("smile.question"));
    expectWelcomeAfterCardIsOut();
    EXPECT_EQ(bank.smiles, std::vector<Smile>{Smile::Bad});
    EXPECT_EQ(audited(folder),
              "file-begun visit-begun signed-in service-begun service-ended visit-ended card-returned");
}

TEST_F(ReceptionTest, who_pulls_the_card_is_asked_for_no_smile) {
    bank.comfortToken = toToken(Preferences());
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", 0);
    customer.expect("balance.question", Pressed::Primary);
    customer.expect("menu.question", ScriptedDialogue::Leave{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    expectWelcomeAfterCardIsOut();
    EXPECT_FALSE(customer.hasHeard("smile.question"));
}

class LobbyTest : public ReceptionTest {
protected:
    void SetUp() override {}
};

TEST_F(LobbyTest, without_a_card_only_what_needs_none_is_in_the_menu) {
    customer.expect("welcome.question", Pressed::Secondary);
    customer.expect("lobby.question", 0);
    customer.expect("queue.which", 0);
    customer.expect("queue.done", Pressed::Primary);
    customer.expect("lobby.question", ScriptedDialogue::Back{});
    reception.open();
    clock.advance(Reception::readerMayTake);
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.isThrough(); }));
    EXPECT_TRUE(comesTo(Reception::State::Waiting));
    EXPECT_EQ(bank.pinsSeen, 0);
}

TEST_F(LobbyTest, welcome_page_turns_quietly_while_nobody_comes) {
    reception.open();
    clock.advance(Reception::readerMayTake);
    ASSERT_TRUE(comesTo(Reception::State::Waiting));
    EXPECT_FALSE(customer.lastNotice()->head.isQuiet);
    const auto first = customer.lastNotice()->picture;
    clock.advance(std::chrono::seconds(31));
    EXPECT_TRUE(customer.lastNotice()->head.isQuiet);
    EXPECT_NE(customer.lastNotice()->picture, first);
    EXPECT_EQ(customer.lastNotice()->head.question.id, QByteArray("welcome.question"));
}

TEST_F(ReceptionTest, third_wrong_pin_is_the_last) {
    bank.wrongPins = 3;
    customer.expect("pin.question", QByteArray("111111"));
    customer.expect("pin.again", QByteArray("111111"));
    customer.expect("pin.again", QByteArray("111111"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("failure.pin-blocked.question"); }));
    EXPECT_EQ(bank.pinsSeen, 3);
    expectWelcomeAfterCardIsOut();
}

TEST_F(ReceptionTest, customer_who_forgets_the_card_is_told_again) {
    customer.expect("pin.question", ScriptedDialogue::Back{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    const auto told = [this] {
        const auto& heard = customer.heard();
        return std::count(heard.begin(), heard.end(), QByteArray("goodbye.question"));
    };
    EXPECT_EQ(told(), 1);
    clock.advance(std::chrono::seconds(31));
    EXPECT_EQ(told(), 3);
    expectWelcomeAfterCardIsOut();
}

}  // namespace evergreen

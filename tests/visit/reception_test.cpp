#include "accessibility/preferences_token.h"
#include "tests/visit/reception_bed.h"

#include <QCoreApplication>

namespace evergreen {

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
    EXPECT_EQ(audited(), "file-begun visit-begun signed-in service-begun service-ended visit-ended card-returned");
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

// At the point of failure: what failed, in which service, goes along.
TEST_F(ReceptionTest, who_is_told_of_a_failure_may_complain_of_it_and_goes_on) {
    bank.comfortToken = toToken(Preferences());
    bank.accountsFailure = Failure{FailureCode::BankSlow, {}};
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", 0);
    customer.expect("failure.bank-slow.question", Pressed::Secondary);
    customer.expect("complain.what", 1);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.done", Pressed::Secondary);
    customer.expect("menu.question", ScriptedDialogue::Back{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.isThrough(); }));
    EXPECT_EQ(complaints.abouts,
              (std::vector<ComplaintAbout>{{QStringLiteral("failure.bank-slow.question"), QStringLiteral("balance")}}));
    EXPECT_EQ(customer.lastNotice()->secondary.label.id, QByteArray()) << "the last page offers nothing";
    EXPECT_TRUE(customer.wasOffered("complain.label"));
    customer.expect("smile.question", 0);
    expectWelcomeAfterCardIsOut();
}

TEST_F(ReceptionTest, where_nobody_hears_complaints_a_failure_offers_none) {
    complaints.isOpen = false;
    bank.comfortToken = toToken(Preferences());
    bank.accountsFailure = Failure{FailureCode::BankSlow, {}};
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", 0);
    customer.expect("failure.bank-slow.question", ScriptedDialogue::Leave{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.isThrough(); }));
    EXPECT_FALSE(customer.wasOffered("complain.label"));
    expectWelcomeAfterCardIsOut();
}

namespace {

class LobbyTest : public ReceptionTest {
protected:
    void SetUp() override {}
};

}  // namespace

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

// The screen unseen, besides the services themselves: without a card, the smile afterwards, comfort, English, and what
// becomes of who has no headset.
#include "tests/journeys/unseen_visit.h"

#include <algorithm>

#include <QTest>

namespace evergreen {

namespace {

const Means kEveryMeans[] = {Means::Keypad, Means::TwoSwitches, Means::OneSwitch};

class UnseenCustomer : public UnseenVisit, public testing::WithParamInterface<Means> {
protected:
    UnseenCustomer() : UnseenVisit(GetParam()) {}
};

class UnseenComfort : public UnseenCustomer {};

class UnseenByKeypad : public UnseenVisit {
protected:
    UnseenByKeypad() : UnseenVisit(Means::Keypad) {}
};

}  // namespace

TEST_P(UnseenCustomer, without_a_card_a_ticket_is_taken_and_the_welcome_page_comes_back) {
    const auto hasPrinter = [this] { return bed.printer.device() == ReceiptPrinter::Device::Online; };
    ASSERT_TRUE(QTest::qWaitFor(hasPrinter, UnseenHand::patienceMs));
    ASSERT_TRUE(chooses("welcome.withoutCard")) << complaint();
    ASSERT_NO_FATAL_FAILURE(walk(ticketInTheLobby()));
    EXPECT_TRUE(hears("welcome.question")) << complaint();
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
}

TEST_P(UnseenCustomer, leaves_a_smile_after_the_visit) {
    ASSERT_NO_FATAL_FAILURE(signIn());
    ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", text("balance.label")},
                                  {"balance.question", text("receipt.print")},
                                  {"receipt.printed", text("receipt.taken")}}));
    ASSERT_NO_FATAL_FAILURE(walk({returnsCard()}));
    ASSERT_TRUE(hears("goodbye.question")) << complaint();
    // The question stays for a while only: it is answered at life's own pace.
    bed.kioskClock.hurry(1);
    bed.slot.remove();
    ASSERT_TRUE(hears("smile.question") && chooses("smile.fair")) << complaint();
    EXPECT_TRUE(hears("welcome.question")) << complaint();
}

TEST_P(UnseenComfort, comfort_is_chosen_and_every_choice_answered) {
    ASSERT_TRUE(chooses("bar.comfort") && hears("comfort.question")) << complaint();
    ASSERT_TRUE(chooses("comfort.letters.5") && hears("comfort.isOn")) << complaint();
    ASSERT_TRUE(chooses("comfort.slower") && hears("comfort.slower")) << complaint();
    ASSERT_TRUE(chooses("comfort.dark") && hears("comfort.isOn")) << complaint();
    ASSERT_TRUE(chooses("comfort.moreTime") && hears("comfort.isOn")) << complaint();
    ASSERT_TRUE(chooses("comfort.moreTime") && hears("comfort.isOff")) << complaint();
    ASSERT_TRUE(chooses("comfort.done") && hears("welcome.question")) << complaint();
    Preferences wanted;
    wanted.textScale = 5;
    wanted.speechRate = Preferences::rateNormal - 1;
    wanted.theme = Preferences::Theme::Dark;
    EXPECT_EQ(bed.kiosk.comfort().preferences(), wanted);
}

INSTANTIATE_TEST_SUITE_P(ByKeys, UnseenComfort, testing::Values(Means::Keypad, Means::TwoSwitches),
                         [](const auto& means) { return nameOf(means.param); });

INSTANTIATE_TEST_SUITE_P(ByKeys, UnseenCustomer, testing::ValuesIn(kEveryMeans),
                         [](const auto& means) { return nameOf(means.param); });

TEST_F(UnseenByKeypad, speaks_english_and_sees_the_balance_and_sends_money) {
    ASSERT_TRUE(chooses("bar.comfort") && hears("comfort.question") && chooses("comfort.english")) << complaint();
    ASSERT_TRUE(hears("comfort.isOn") && chooses("comfort.done") && hears("welcome.question")) << complaint();
    ASSERT_NO_FATAL_FAILURE(signIn());
    ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", text("balance.label")}, {"balance.question", text("facts.show")}}));
    ASSERT_TRUE(hand.hears(text("money", Money{bed.sandbox.balanceOf(QStringLiteral("mei-card"))}))) << complaint();
    ASSERT_TRUE(chooses("facts.seen")) << complaint();
    const Service& transfer = *everyServiceThereIs()[3];
    ASSERT_STREQ(transfer.id, "transfer");
    ASSERT_NO_FATAL_FAILURE(walk(wayInto(transfer)));
    std::vector<Answer> steps = wayThrough(transfer)->steps;
    const auto confirm = std::find_if(steps.begin(), steps.end(), [](const Answer& step) {
        return QLatin1String(step.question) == QLatin1String("transfer.confirm");
    });
    ASSERT_NE(confirm, steps.end());
    steps.insert(confirm, {"transfer.chinese", text("transfer.chinese.right")});
    ASSERT_NO_FATAL_FAILURE(walk(steps));
    ASSERT_NO_FATAL_FAILURE(takeCard());
    EXPECT_EQ(bed.sandbox.balanceOf(QStringLiteral("held")), 300'00);
}

TEST_F(UnseenByKeypad, without_a_headset_is_told_how_to_go_on_and_with_it_hears_the_page_at_once) {
    bed.headset.setPlugged(false);
    ASSERT_NO_FATAL_FAILURE(signIn());
    ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", text("transfer.label")}}));
    ASSERT_TRUE(hears("transfer.whom") && hand.hears(text("keys.headset"))) << complaint();
    EXPECT_FALSE(hand.transcript().last().contains(QStringLiteral("禾")));
    bed.headset.setPlugged(true);
    ASSERT_TRUE(hears("transfer.whom") && hand.chooses(verbatim(QStringLiteral("＊＊禾")))) << complaint();
    ASSERT_NO_FATAL_FAILURE(walk({{"transfer.from", text("bar.back")}}));
}

TEST_F(UnseenByKeypad, without_a_headset_types_the_pin_sees_a_balance_on_paper_and_is_told_to_take_the_card) {
    bed.headset.setPlugged(false);
    ASSERT_NO_FATAL_FAILURE(signIn());
    ASSERT_NO_FATAL_FAILURE(walk({{"menu.question", text("balance.label")},
                                  {"balance.question", text("receipt.print")},
                                  {"receipt.printed", text("receipt.taken")}}));
    ASSERT_NO_FATAL_FAILURE(takeCard());
    EXPECT_EQ(hand.overheard(), hand.transcript());
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
}

}  // namespace evergreen

// What goes wrong in front of a customer, on the whole program: each trouble has its page, loses nothing, and leaves a
// kiosk that serves the next one.
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

class Trouble : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    }

    void signIn() {
        bed.insert(QStringLiteral("mei"));
        ASSERT_TRUE(hand.sees("pin.question") && hand.types(kDemoPin) && hand.taps(QStringLiteral("key.finish")) &&
                    hand.sees("menu.question"))
            << hand.complaint().toStdString();
    }

    /// The card comes out, the welcome page comes back, and another customer gets to the PIN.
    void expectNextCustomerServed() {
        bed.slot.remove();
        ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
        bed.insert(QStringLiteral("song"));
        EXPECT_TRUE(hand.sees("pin.question")) << hand.complaint().toStdString();
        bed.slot.remove();
        EXPECT_TRUE(hand.sees("failure.card-removed.question")) << hand.complaint().toStdString();
    }

    void expectPage(const char* question) { EXPECT_TRUE(hand.sees(question)) << hand.complaint().toStdString(); }
    void tap(const char* name) { EXPECT_TRUE(hand.taps(QString::fromLatin1(name))) << hand.complaint().toStdString(); }

    Album album{qEnvironmentVariable("EVERGREEN_TROUBLE_ALBUM")};
    VisitBed bed;
    Hand hand{bed.kiosk, album};
};

}  // namespace

TEST_F(Trouble, mute_card_is_told_and_given_back) {
    bed.insert(QStringLiteral("mute"));
    expectPage("failure.card-mute.question");
    expectNextCustomerServed();
}

TEST_F(Trouble, unknown_card_is_told_and_given_back) {
    bed.insert(QStringLiteral("unknown"));
    expectPage("failure.card-unknown.question");
    expectNextCustomerServed();
}

TEST_F(Trouble, three_wrong_pins_end_kindly) {
    bed.insert(QStringLiteral("mei"));
    for (const char* question : {"pin.question", "pin.again", "pin.again"}) {
        expectPage(question);
        ASSERT_TRUE(hand.types(QStringLiteral("111111")));
        tap("key.finish");
    }
    expectPage("failure.pin-blocked.question");
    expectNextCustomerServed();
}

TEST_F(Trouble, card_pulled_on_the_menu_ends_the_visit) {
    signIn();
    bed.slot.remove();
    expectPage("failure.card-removed.question");
    expectPage("welcome.question");
}

TEST_F(Trouble, paper_out_keeps_what_was_done_and_goes_on) {
    signIn();
    bed.paper.setPaper(PrinterMechanism::Paper::Out);
    tap("choice.0");
    expectPage("balance.question");
    tap("primary");
    expectPage("failure.paper-out.question");
    tap("primary");
    expectPage("menu.question");
    EXPECT_TRUE(bed.paper.receipts().empty());
}

TEST_F(Trouble, unplugged_printer_keeps_the_session) {
    signIn();
    bed.paper.unplug();
    tap("choice.0");
    expectPage("balance.question");
    tap("primary");
    expectPage("failure.printer-gone.question");
    tap("primary");
    expectPage("menu.question");
}

TEST_F(Trouble, unplugged_reader_closes_the_kiosk_until_it_is_back) {
    signIn();
    bed.slot.unplug();
    expectPage("failure.reader-gone.question");
    expectPage("closed.question");
    bed.slot.remove();
    bed.slot.plug();
    expectPage("welcome.question");
}

TEST_F(Trouble, bank_that_answers_garbage_is_told_and_the_visit_goes_on) {
    signIn();
    bed.sandbox.say("garbage");
    tap("choice.0");
    expectPage("failure.bank-garbage.question");
    bed.sandbox.say("normal");
    tap("primary");
    expectPage("menu.question");
}

TEST_F(Trouble, slow_bank_is_told_and_the_visit_goes_on) {
    signIn();
    const auto longerThanAnyPatience = 10 * BankTimeLimits().read;
    bed.sandbox.say(QJsonObject{{QStringLiteral("do"), QStringLiteral("slow")},
                                {QStringLiteral("ms"), static_cast<qint64>(longerThanAnyPatience.count())}});
    tap("choice.0");
    expectPage("failure.bank-slow.question");
    bed.sandbox.say("normal");
    tap("primary");
    expectPage("menu.question");
}

TEST_F(Trouble, unreachable_bank_is_told_and_the_visit_goes_on) {
    signIn();
    bed.sandbox.say("refuse-connections");
    tap("choice.0");
    expectPage("failure.bank-unreachable.question");
    bed.sandbox.say("normal");
    tap("primary");
    expectPage("menu.question");
}

}  // namespace evergreen

// What the safety rules make of a transfer: which question comes, that the safe answer is the large one, and that the
// money goes only where no rule stands in its way.
#include "kiosk/services/safety_pages.h"
#include "kiosk/services/transfer_pages.h"
#include "kiosk/services/transfer_wish.h"
#include "tests/services/talk.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Leave = ScriptedDialogue::Leave;

class TransferSafety : public Talk {
protected:
    TransferSafety() {
        bank.checkAnswer.payee.isNew = true;
        bank.checkAnswer.payee.id = QStringLiteral("stranger");
        bank.factsAnswer.trustedContact = QStringLiteral("＊＊禾");
        bank.factsAnswer.trustedContactId = QStringLiteral("he");
    }

    /// A new payee by number, from the passbook.
    void expectNewPayee(Money amount) {
        customer.expect("transfer.whom", 1);
        customer.expect("transfer.number", QStringLiteral("9999990000000000063"));
        customer.expect("transfer.isThisThem", Pressed::Secondary);
        customer.expect("transfer.from", 1);
        customer.expect("transfer.amount", amount);
        customer.expect("transfer.phone", Pressed::Secondary);
    }

    /// The saved payee, from the passbook.
    void expectSavedPayee(Money amount) {
        customer.expect("transfer.whom", 0);
        customer.expect("transfer.from", 1);
        customer.expect("transfer.amount", amount);
        customer.expect("transfer.phone", Pressed::Secondary);
    }

    void runTransfer() { EXPECT_TRUE(run(transfer).ok()); }
};

Check checkOf(const char* id) {
    const SafetyRule* const rule = SafetyRules::builtIn().rule(QString::fromLatin1(id));
    EXPECT_TRUE(rule) << id;
    return {rule->id, rule->outcome, text(rule->words.why), text(rule->words.action), rule->holdHours};
}

}  // namespace

// Spec: EL-01
TEST_F(TransferSafety, who_has_not_sent_money_for_years_is_shown_to_staff_before_any_amount) {
    bank.factsAnswer.lastKioskTransferOn.reset();
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 0);
    customer.expect("safety.longAgo", Pressed::Secondary);
    runTransfer();
    EXPECT_FALSE(customer.hasHeard("transfer.amount"));
    EXPECT_EQ(customer.helpCalls(), 1);
}

// Spec: EL-01
TEST_F(TransferSafety, what_staff_opened_face_to_face_is_open) {
    bank.factsAnswer.lastKioskTransferOn.reset();
    bank.factsAnswer.kioskTransferOpenedOn = clock.now().date();
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 0);
    customer.expect("transfer.amount", Leave{});
    runTransfer();
}

// Spec: EL-02
TEST_F(TransferSafety, much_money_for_a_new_payee_needs_a_human_who_hears_what_it_is_for) {
    expectNewPayee(Money::yuan(5'000));
    customer.expect("purpose.question", 0);
    customer.expect("safety.newPayee", Pressed::Primary);
    runTransfer();
    EXPECT_EQ(customer.lastNotice()->lines.at(1), text("purpose.official.advice"));
    EXPECT_EQ(customer.helpCalls(), 1);
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: EL-02
TEST_F(TransferSafety, a_little_less_for_a_new_payee_goes_its_everyday_way) {
    expectNewPayee(Money::yuan(4'999, 99));
    customer.expect("transfer.speed", 0);
    customer.expect("transfer.confirm", Pressed::Secondary);
    runTransfer();
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: EL-03, EL-08
TEST_F(TransferSafety, large_part_of_a_large_account_waits_a_day_and_the_contact_is_told) {
    bank.accountsAnswer[1].balance = Money::yuan(50'000);
    bank.accountsAnswer[1].available = Money::yuan(50'000);
    expectSavedPayee(Money::yuan(25'000, 1));
    customer.expect("safety.muchLeaves", Pressed::Primary);
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.pending", Pressed::Primary);
    runTransfer();
    EXPECT_FALSE(customer.hasHeard("transfer.speed"));
    ASSERT_EQ(bank.orders.size(), 1U);
    EXPECT_EQ(bank.orders[0].heldFor, QStringList{QStringLiteral("EL-03")});
    EXPECT_EQ(bank.orders[0].speed, TransferSpeed::NextDay);
    const auto& notes = receipts.printed.at(0).notes;
    EXPECT_NE(std::find(notes.begin(), notes.end(), text("receipt.contactTold", verbatim(QStringLiteral("＊＊禾")))),
              notes.end());
}

// Spec: EL-03. What left the account in the last day counts.
TEST_F(TransferSafety, half_and_not_more_is_not_held) {
    bank.accountsAnswer[1].balance = Money::yuan(40'000);
    bank.accountsAnswer[1].available = Money::yuan(40'000);
    bank.accountsAnswer[1].leftLastDay = Money::yuan(10'000);
    expectSavedPayee(Money::yuan(15'000));
    customer.expect("transfer.speed", Back{});
    customer.expect("transfer.phone", Back{});
    customer.expect("transfer.amount", Money::yuan(15'000, 1));
    customer.expect("transfer.phone", Pressed::Secondary);
    customer.expect("safety.muchLeaves", Pressed::Secondary);
    runTransfer();
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: EL-08. Nobody is told of money that would go to the contact.
TEST_F(TransferSafety, contact_who_would_get_the_money_is_not_named_on_the_receipt) {
    bank.factsAnswer.trustedContactId = bank.payeesAnswer[0].id;
    bank.accountsAnswer[1].balance = Money::yuan(50'000);
    bank.accountsAnswer[1].available = Money::yuan(50'000);
    expectSavedPayee(Money::yuan(30'000));
    customer.expect("safety.muchLeaves", Pressed::Primary);
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.pending", Pressed::Primary);
    runTransfer();
    for (const Text& note : receipts.printed.at(0).notes) EXPECT_NE(note.id, QByteArray("receipt.contactTold"));
}

// Spec: EL-07
TEST_F(TransferSafety, money_of_a_deposit_broken_today_needs_a_human) {
    bank.factsAnswer.depositBrokenToday = true;
    expectSavedPayee(Money::yuan(10));
    customer.expect("purpose.question", 3);
    customer.expect("safety.brokenDeposit", Pressed::Secondary);
    runTransfer();
    EXPECT_EQ(customer.lastNotice()->lines.at(1), text("purpose.family.advice"));
    EXPECT_EQ(customer.helpCalls(), 0);
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: TX-02
TEST_F(TransferSafety, at_once_is_offered_tomorrow_instead_and_the_large_answer_is_tomorrow) {
    for (const bool tomorrow : {true, false}) {
        expectSavedPayee(Money::yuan(100));
        customer.expect("transfer.speed", 1);
        customer.expect("transfer.confirmNow", tomorrow ? Pressed::Primary : Pressed::Secondary);
        customer.expect("transfer.pending", Pressed::Secondary);
        runTransfer();
        EXPECT_EQ(bank.orders.back().speed, tomorrow ? TransferSpeed::NextDay : TransferSpeed::Instant);
    }
}

// Spec: TX-03
TEST_F(TransferSafety, in_english_the_main_lines_are_shown_in_chinese_before_anything_is_sent) {
    customer.speaks = Language::English;
    expectSavedPayee(Money::yuan(2'000));
    customer.expect("transfer.speed", 0);
    customer.expect("transfer.chinese", Pressed::Primary);
    runTransfer();
    EXPECT_EQ(customer.helpCalls(), 1);
    EXPECT_EQ(customer.lastConfirm()->facts.at(0).value, verbatim(QStringLiteral("贰仟元整")));
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: TX-04
TEST_F(TransferSafety, day_above_three_hundred_thousand_is_asked_about) {
    bank.factsAnswer.dayTotal = Money::yuan(299'000);
    expectSavedPayee(Money::yuan(1'000));
    customer.expect("transfer.speed", 0);
    customer.expect("transfer.confirm", Back{});
    customer.expect("transfer.speed", Back{});
    customer.expect("transfer.phone", Back{});
    customer.expect("transfer.amount", Money::yuan(1'000, 1));
    customer.expect("transfer.phone", Pressed::Secondary);
    customer.expect("transfer.speed", 0);
    customer.expect("safety.largeSum", Pressed::Primary);
    runTransfer();
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: TX-05. The bank's document may set less than the bank's books would allow.
TEST_F(TransferSafety, stricter_day_limit_of_a_document_caps_the_amount) {
    for (SafetyRule& rule : safety.rules) {
        if (rule.id != u"TX-05") continue;
        for (Condition& part : rule.when.parts) {
            if (part.fact == SafetyFact::KioskDayTotalFen) part.least = Money::yuan(3'000).minor + 1;
        }
    }
    bank.factsAnswer.kioskDayTotal = Money::yuan(500);
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 1);
    customer.expect("transfer.amount", Leave{});
    runTransfer();
    EXPECT_EQ(customer.lastAmount()->max, Money::yuan(2'500));
}

TEST_F(TransferSafety, card_pulled_at_any_page_of_a_rule_moves_nothing) {
    bank.accountsAnswer[1].balance = Money::yuan(60'000);
    bank.accountsAnswer[1].available = Money::yuan(60'000);
    expectSavedPayee(Money::yuan(40'000));
    customer.expect("safety.muchLeaves", Leave{});
    runTransfer();
    customer.beginVisit();
    expectNewPayee(Money::yuan(6'000));
    customer.expect("purpose.question", Leave{});
    runTransfer();
    customer.beginVisit();
    expectNewPayee(Money::yuan(6'000));
    customer.expect("purpose.question", 1);
    customer.expect("safety.newPayee", Leave{});
    runTransfer();
    EXPECT_TRUE(bank.orders.empty());
}

/// Whatever a rule says, its page names the danger, says what to do, and its large answer keeps the money where it is.
TEST(SafetyPages, large_answer_is_the_safe_one_and_no_page_is_generic) {
    const Text where = text("transfer.label");
    for (const char* id : {"EL-01", "EL-02", "EL-05", "EL-07", "EL-09", "TX-05"}) {
        const Check check = checkOf(id);
        const NoticePage page = stopPage(where, check);
        EXPECT_EQ(page.head.question, check.why) << id;
        EXPECT_EQ(page.lines, (std::vector<Text>{text("order.notMoved"), check.action})) << id;
        EXPECT_EQ(page.primary.label, text(bringsHuman(check) ? "action.fetchHuman" : "notice.backToMenu")) << id;
        EXPECT_EQ(bringsHuman(check), check.outcome >= SafetyOutcome::Human) << id;
    }
    const Check largeSum = checkOf("TX-04");
    EXPECT_EQ(askPage(where, largeSum).head.question, largeSum.why);
    EXPECT_EQ(askPage(where, largeSum).body, largeSum.action);
    EXPECT_EQ(askPage(where, largeSum).primary.label, text("safety.notNow"));
    EXPECT_EQ(holdPage(where, checkOf("EL-03")).primary.label, text("safety.waitADay"));
    EXPECT_EQ(phonePage().primary.label, text("transfer.phone.yes"));
    EXPECT_TRUE(speedPage().options.at(0).prominent);
    EXPECT_EQ(speedPage().options.at(0).label, text("transfer.speed.tomorrow"));
    EXPECT_EQ(confirmNowPage({}).primary.label, text("transfer.confirmNow.tomorrow"));
    EXPECT_EQ(chinesePage({}).primary.label, text("transfer.chinese.help"));
}

TEST(TransferWish, most_that_may_go_is_the_largest_amount_below_every_limit) {
    TransferWish wish;
    wish.customer.kioskDayLimit = Money::yuan(80'000);
    wish.customer.kioskDayTotal = Money::yuan(1'000);
    wish.from.available = Money::yuan(60'000);
    EXPECT_EQ(mostOf(wish, SafetyRules::builtIn()), Money::yuan(49'000));
    wish.from.available = Money::yuan(700);
    EXPECT_EQ(mostOf(wish, SafetyRules::builtIn()), Money::yuan(700));
    wish.customer.ageYears = 65;
    EXPECT_EQ(mostOf(wish, SafetyRules::builtIn()), Money{}) << "EL-01";
    wish.payee.own = true;
    EXPECT_EQ(mostOf(wish, SafetyRules::builtIn()), Money::yuan(700));
}

}  // namespace evergreen

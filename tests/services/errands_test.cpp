// What each service does when all goes well, and where it says no.
#include "tests/services/talk.h"
#include "tests/support/wanderer.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;

class BranchErrand : public Talk {
protected:
    BranchErrand() {
        bank.billsAnswer = playBooks(QDate(2026, 3, 16)).bills;
        bank.transferAnswer = OrderOutcome(OrderAccepted{QStringLiteral("P1"), OrderStatus::Executed, {}, {}});
    }
    const PaymentOrder& paid() const { return bank.payments.at(0); }
};

}  // namespace

TEST_F(BranchErrand, all_bills_are_one_order_of_their_sum) {
    customer.expect("bills.which", 0);
    customer.expect("bills.confirm", Pressed::Primary);
    customer.expect("bills.done", Pressed::Primary);
    EXPECT_TRUE(run(bills).ok());
    ASSERT_EQ(bank.payments.size(), 1U);
    EXPECT_EQ(paid().kind, PaymentKind::Bills);
    EXPECT_EQ(paid().items.size(), 6);
    EXPECT_EQ(paid().amount, Money::yuan(511, 77));
    EXPECT_EQ(receipts.printed.size(), 1U);
}

TEST_F(BranchErrand, one_bill_is_paid_alone) {
    customer.expect("bills.which", 2);
    customer.expect("bills.confirm", Pressed::Primary);
    customer.expect("bills.done", Pressed::Secondary);
    EXPECT_TRUE(run(bills).ok());
    EXPECT_EQ(paid().items, QStringList{bank.billsAnswer[1].id});
    EXPECT_EQ(paid().amount, Money::yuan(143, 27));
    EXPECT_TRUE(receipts.printed.empty());
}

TEST_F(BranchErrand, no_bill_due_is_good_news) {
    bank.billsAnswer.clear();
    customer.expect("bills.none", Pressed::Primary);
    EXPECT_TRUE(run(bills).ok());
}

TEST_F(BranchErrand, account_that_holds_too_little_pays_nothing) {
    for (auto& account : bank.accountsAnswer) account.available = Money::yuan(1);
    customer.expect("bills.which", 0);
    customer.expect("errand.notEnough", Pressed::Primary);
    EXPECT_TRUE(run(bills).ok());
    EXPECT_TRUE(bank.payments.empty());
}

TEST_F(BranchErrand, bill_that_was_paid_meanwhile_is_told) {
    bank.transferAnswer = OrderOutcome(OrderRefused{OrderRefusal::Changed});
    customer.expect("bills.which", 0);
    customer.expect("bills.confirm", Pressed::Primary);
    customer.expect("order.refused", Pressed::Primary);
    EXPECT_TRUE(run(bills).ok());
    EXPECT_EQ(customer.lastNotice()->lines[1].id, QByteArray("order.refused.changed"));
}

TEST_F(BranchErrand, bus_card_is_topped_up_by_choosing_an_amount) {
    customer.expect("transit.amount", 1);
    customer.expect("transit.confirm", Pressed::Primary);
    customer.expect("transit.done", Pressed::Secondary);
    EXPECT_TRUE(run(transitCard).ok());
    EXPECT_EQ(paid().amount, Money::yuan(50));
    EXPECT_EQ(paid().items, QStringList{QStringLiteral("play-bus")});
}

TEST_F(BranchErrand, deposit_is_opened_for_a_term) {
    customer.expect("deposit.which", 1);
    customer.expect("deposit.howLong", 1);
    customer.expect("deposit.amount", Money::yuan(10));
    customer.expect("deposit.amount", Money::yuan(5000));
    customer.expect("deposit.confirm", Pressed::Primary);
    customer.expect("deposit.opened", Pressed::Secondary);
    EXPECT_TRUE(run(deposits).ok());
    EXPECT_EQ(paid().kind, PaymentKind::DepositOpen);
    EXPECT_EQ(paid().items, QStringList{QStringLiteral("m12")});
}

TEST_F(BranchErrand, maturing_deposit_is_renewed) {
    customer.expect("deposit.which", 0);
    customer.expect("deposit.what", 1);
    customer.expect("deposit.renewFor", 2);
    customer.expect("deposit.renew.confirm", Pressed::Primary);
    customer.expect("deposit.renewed", Pressed::Secondary);
    EXPECT_TRUE(run(deposits).ok());
    EXPECT_EQ(paid().kind, PaymentKind::DepositRollOver);
    EXPECT_EQ(paid().accountId, QStringLiteral("play-deposit"));
}

// Spec: EL-07
TEST_F(BranchErrand, early_break_warns_with_the_interest_lost_and_its_big_answer_is_no) {
    customer.expect("deposit.which", 0);
    customer.expect("deposit.what", 2);
    customer.expect("deposit.break.question", Pressed::Primary);
    EXPECT_TRUE(run(deposits).ok());
    EXPECT_EQ(customer.lastConfirm()->body, text("deposit.break.body", Money::yuan(450, 48)));
    EXPECT_TRUE(bank.payments.empty());
}

// Spec: EL-04
TEST_F(BranchErrand, who_was_told_to_break_it_gets_a_human_and_the_money_stays) {
    customer.expect("deposit.which", 0);
    customer.expect("deposit.what", 2);
    customer.expect("deposit.break.question", Pressed::Secondary);
    customer.expect("deposit.whose", Pressed::Primary);
    customer.expect("deposit.paused", Pressed::Primary);
    EXPECT_TRUE(run(deposits).ok());
    EXPECT_EQ(customer.helpCalls(), 1);
    EXPECT_TRUE(bank.payments.empty());
}

TEST_F(BranchErrand, own_wish_breaks_the_deposit_into_the_card) {
    customer.expect("deposit.which", 0);
    customer.expect("deposit.what", 2);
    customer.expect("deposit.break.question", Pressed::Secondary);
    customer.expect("deposit.whose", Pressed::Secondary);
    customer.expect("deposit.broken", Pressed::Secondary);
    EXPECT_TRUE(run(deposits).ok());
    EXPECT_EQ(paid().kind, PaymentKind::DepositBreak);
    EXPECT_EQ(paid().accountId, QStringLiteral("card"));
}

// Spec: EL-09
TEST_F(BranchErrand, savings_are_locked_here_and_unlocked_only_face_to_face) {
    customer.expect("lock.which", 0);
    customer.expect("lock.amount", Money::yuan(1000));
    customer.expect("lock.confirm", Pressed::Primary);
    customer.expect("lock.done", Pressed::Secondary);
    EXPECT_TRUE(run(lockSavings).ok());
    EXPECT_EQ(paid().kind, PaymentKind::LockSavings);

    customer.expect("lock.which", 1);
    customer.expect("lock.faceToFace", Pressed::Secondary);
    EXPECT_TRUE(run(lockSavings).ok());
    EXPECT_EQ(bank.payments.size(), 1U);
}

// Spec: UI-04
TEST_F(BranchErrand, elders_window_is_the_first_and_the_ticket_is_printed) {
    customer.expect("queue.which", 0);
    customer.expect("queue.done", Pressed::Primary);
    EXPECT_TRUE(run(queueTicket).ok());
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].rows[0].value, verbatim(QStringLiteral("A001")));
}

TEST_F(BranchErrand, full_class_is_told_and_another_can_be_chosen) {
    bank.books().activities[0].seatsLeft = 0;
    customer.expect("activities.which", 0);
    customer.expect("activities.noSeat", Back{});
    customer.expect("activities.which", 1);
    customer.expect("activities.keep", Pressed::Primary);
    EXPECT_TRUE(run(activities).ok());
    EXPECT_EQ(receipts.printed.size(), 1U);
}

TEST_F(BranchErrand, lesson_ends_with_a_question_and_a_wrong_answer_is_explained_kindly) {
    customer.expect("lessons.which", 1);
    customer.expect("lessons.police.trick", Pressed::Primary);
    customer.expect("lessons.police.do", Pressed::Primary);
    customer.expect("lessons.police.question", 0);
    customer.expect("lessons.lookAgain", Pressed::Primary);
    EXPECT_TRUE(run(lessons).ok());
    EXPECT_EQ(customer.lastNotice()->lines[0].id, QByteArray("lessons.police.why"));
}

TEST_F(BranchErrand, postcard_names_what_was_done_and_neither_amount_nor_account) {
    const std::vector<Text> done{text("bills.label"), text("transfer.label")};
    customer.expect("postcard.question", Pressed::Primary);
    const ServiceContext context{
        customer, bank, journal, audit, receipts, clock, session, record, SafetyRules::builtIn(), done};
    EXPECT_TRUE(QCoro::waitFor(postcard(context)).ok());
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].rows[1].value, text("transfer.label"));
    for (const Fact& row : receipts.printed[0].rows) {
        for (const TextArgument& argument : row.value.arguments) {
            EXPECT_FALSE(std::holds_alternative<Money>(argument.value()) ||
                         std::holds_alternative<Tail>(argument.value()));
        }
    }
}

TEST_F(BranchErrand, practice_touches_neither_bank_nor_journal_and_marks_every_page_and_paper) {
    // Bills, all of them, yes, print; then out of the menu.
    Wanderer pupil({4, 0, 0, 0, 0}, Wanderer::Then::Back, VisitEnd::GivenUp);
    int pages = 0;
    pupil.onPage = [&](const PageHead& head) {
        ++pages;
        EXPECT_TRUE(head.isPractice) << head.question.id.constData();
        EXPECT_EQ(head.where.id, QByteArray("practice.where"));
    };
    bank.failure = Failure{FailureCode::BankUnreachable, {}};
    const ServiceContext context{pupil, bank, journal, audit, receipts, clock, session, record, SafetyRules::builtIn()};
    EXPECT_TRUE(QCoro::waitFor(practice(context)).ok());
    EXPECT_GE(pages, 6);
    EXPECT_TRUE(bank.payments.empty());
    EXPECT_TRUE(record.empty());
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].title.id, QByteArray("practice.receipt"));
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("journal.db"))));
}

}  // namespace evergreen

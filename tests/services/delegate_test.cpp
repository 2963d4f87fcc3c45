// An errand left to somebody: given with every safeguard of a transfer, carried out once on the helper's own card.
#include "tests/services/talk.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Leave = ScriptedDialogue::Leave;

class DelegateTalk : public Talk {
protected:
    DelegateTalk() {
        Payee song = bank.payeesAnswer[0];
        song.id = QStringLiteral("song");
        song.maskedName = QStringLiteral("＊＊松");
        bank.payeesAnswer.push_back(song);
    }

    /// To 松, who pays 梅, 600 yuan.
    void expectUpToConfirm() {
        customer.expect("delegate.who", 1);
        customer.expect("delegate.whom", 0);
        customer.expect("transfer.amount", Money::yuan(600));
        customer.expect("transfer.phone", Pressed::Secondary);
    }
};

class ErrandTalk : public Talk {
protected:
    ErrandTalk() {
        bank.errandsAnswer = {{QStringLiteral("00ff"), QStringLiteral("＊＊梅"), QStringLiteral("＊＊禾"),
                               QStringLiteral("999999*********0071"), Money::yuan(600)}};
    }
};

}  // namespace

TEST_F(DelegateTalk, one_errand_one_amount_one_helper_is_left_and_told_on_paper) {
    expectUpToConfirm();
    customer.expect("delegate.confirm", Pressed::Primary);
    customer.expect("delegate.given", Pressed::Primary);
    EXPECT_TRUE(run(delegate).ok());
    ASSERT_EQ(bank.delegations.size(), 1U);
    EXPECT_EQ(bank.delegations[0].helperId, QStringLiteral("song"));
    EXPECT_EQ(bank.delegations[0].payeeId, QStringLiteral("mei"));
    EXPECT_EQ(bank.delegations[0].accountId, QStringLiteral("book")) << "the fuller account";
    EXPECT_EQ(bank.delegations[0].amount, Money::yuan(600));
    EXPECT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(record.at(0), text("record.delegated", verbatim(QStringLiteral("＊＊松")), Money::yuan(600)));
    EXPECT_TRUE(bank.orders.empty());
}

// Spec: EL-04, EL-07
TEST_F(DelegateTalk, what_would_stop_a_transfer_stops_leaving_it_to_somebody) {
    customer.expect("delegate.who", 1);
    customer.expect("delegate.whom", 0);
    customer.expect("transfer.amount", Money::yuan(600));
    customer.expect("transfer.phone", Pressed::Primary);
    customer.expect("safety.phone", Pressed::Primary);
    EXPECT_TRUE(run(delegate).ok());
    EXPECT_EQ(customer.helpCalls(), 1);
    bank.factsAnswer.depositBrokenToday = true;
    expectUpToConfirm();
    customer.expect("safety.brokenDeposit", Pressed::Secondary);
    EXPECT_TRUE(run(delegate).ok());
    bank.factsAnswer.lastKioskTransferOn.reset();
    customer.expect("delegate.who", 1);
    customer.expect("delegate.whom", 0);
    customer.expect("delegate.notGiven", Pressed::Primary);
    EXPECT_TRUE(run(delegate).ok());
    EXPECT_TRUE(bank.delegations.empty());
}

TEST_F(DelegateTalk, helper_is_never_who_gets_the_money) {
    customer.expect("delegate.who", 0);
    customer.expect("delegate.whom", 0);
    customer.expect("transfer.amount", Money::yuan(600));
    customer.expect("transfer.phone", Pressed::Secondary);
    customer.expect("delegate.confirm", Pressed::Primary);
    customer.expect("delegate.given", Pressed::Secondary);
    EXPECT_TRUE(run(delegate).ok());
    EXPECT_EQ(bank.delegations.at(0).helperId, QStringLiteral("mei"));
    EXPECT_EQ(bank.delegations.at(0).payeeId, QStringLiteral("song"));
    bank.payeesAnswer.resize(1);
    customer.expect("delegate.notGiven", Pressed::Primary);
    EXPECT_TRUE(run(delegate).ok());
}

TEST_F(DelegateTalk, going_back_refusing_and_pulling_the_card_leave_nothing) {
    customer.expect("delegate.who", Back{});
    EXPECT_TRUE(run(delegate).ok());
    customer.expect("delegate.who", 0);
    customer.expect("delegate.whom", Back{});
    EXPECT_TRUE(run(delegate).ok());
    expectUpToConfirm();
    customer.expect("delegate.confirm", Pressed::Secondary);
    EXPECT_TRUE(run(delegate).ok());
    expectUpToConfirm();
    customer.expect("delegate.confirm", Leave{});
    EXPECT_TRUE(run(delegate).ok());
    EXPECT_TRUE(bank.delegations.empty());
}

TEST_F(DelegateTalk, helper_without_a_card_is_named_and_a_failure_handed_on) {
    bank.delegateAnswer = Failure{FailureCode::BankRefused, QStringLiteral("helper-unknown")};
    expectUpToConfirm();
    customer.expect("delegate.confirm", Pressed::Primary);
    customer.expect("delegate.notGiven", Pressed::Primary);
    EXPECT_TRUE(run(delegate).ok());
    EXPECT_EQ(customer.lastNotice()->lines.at(1), text("delegate.noCard"));
    bank.delegateAnswer = Failure{FailureCode::BankUnreachable, {}};
    expectUpToConfirm();
    customer.expect("delegate.confirm", Pressed::Primary);
    EXPECT_EQ(run(delegate).failure().code, FailureCode::BankUnreachable);
    EXPECT_TRUE(record.empty());
}

TEST_F(ErrandTalk, is_carried_out_under_its_own_key_and_printed) {
    customer.expect("errand.confirm", Pressed::Primary);
    customer.expect("errand.done", Pressed::Primary);
    EXPECT_TRUE(run(errand).ok());
    EXPECT_EQ(bank.carriedOut, QStringList{QStringLiteral("00ff")});
    EXPECT_EQ(receipts.printed.size(), 1U);
    const auto open = journal.unsettled();
    EXPECT_TRUE(open.ok() && open->empty());
}

TEST_F(ErrandTalk, unknown_outcome_stays_open_under_the_errands_key) {
    bank.transferAnswer = Failure{FailureCode::OutcomeUnknown, {}};
    customer.expect("errand.confirm", Pressed::Primary);
    customer.expect("order.unknown", Pressed::Primary);
    EXPECT_TRUE(run(errand).ok());
    const auto open = journal.unsettled();
    ASSERT_TRUE(open.ok());
    ASSERT_EQ(open->size(), 1U);
    EXPECT_EQ(open->front().key, QStringLiteral("00ff"));
}

TEST_F(ErrandTalk, several_are_chosen_from_and_none_is_said_kindly) {
    bank.errandsAnswer.push_back(bank.errandsAnswer[0]);
    bank.errandsAnswer[1].key = QStringLiteral("11ff");
    customer.expect("errand.whose", 1);
    customer.expect("errand.confirm", Pressed::Primary);
    customer.expect("errand.done", Pressed::Secondary);
    EXPECT_TRUE(run(errand).ok());
    EXPECT_EQ(bank.carriedOut, QStringList{QStringLiteral("11ff")});
    bank.errandsAnswer.clear();
    customer.expect("errand.none", Pressed::Primary);
    EXPECT_TRUE(run(errand).ok());
}

TEST_F(ErrandTalk, refusing_going_back_pulling_the_card_and_a_failing_bank_move_nothing) {
    for (const auto& answer : {ScriptedDialogue::Answer(Pressed::Secondary), ScriptedDialogue::Answer(Back{}),
                               ScriptedDialogue::Answer(Leave{})}) {
        customer.beginVisit();
        customer.expect("errand.confirm", answer);
        EXPECT_TRUE(run(errand).ok());
    }
    customer.beginVisit();
    bank.failure = Failure{FailureCode::BankSlow, {}};
    EXPECT_EQ(run(errand).failure().code, FailureCode::BankSlow);
    EXPECT_TRUE(bank.carriedOut.isEmpty());
}

}  // namespace evergreen

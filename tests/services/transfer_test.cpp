#include "tests/services/talk.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Leave = ScriptedDialogue::Leave;

class Transfer : public Talk {
protected:
    /// A saved payee, from the card, 2,000 yuan, nobody on the phone, tomorrow.
    void expectUpToConfirm() {
        customer.expect("transfer.whom", 0);
        customer.expect("transfer.from", 0);
        customer.expect("transfer.amount", Money::yuan(2000));
        customer.expect("transfer.phone", Pressed::Secondary);
        customer.expect("transfer.speed", 0);
    }

    std::size_t unsettled() {
        const auto open = journal.unsettled();
        EXPECT_TRUE(open.ok());
        return open.ok() ? open->size() : 999;
    }
};

}  // namespace

TEST_F(Transfer, whole_talk_moves_the_money_once_and_prints) {
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.pending", Pressed::Primary);
    EXPECT_TRUE(run(transfer).ok());
    ASSERT_EQ(bank.orders.size(), 1U);
    EXPECT_EQ(bank.orders[0].amount, Money::yuan(2000));
    EXPECT_EQ(bank.orders[0].payeeId, QStringLiteral("mei"));
    EXPECT_EQ(bank.orders[0].speed, TransferSpeed::NextDay);
    EXPECT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(record.size(), 1U);
    EXPECT_EQ(unsettled(), 0U);
}

TEST_F(Transfer, intent_is_on_disk_before_the_bank_is_asked) {
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.unknown", Pressed::Primary);
    bank.transferAnswer = Failure{FailureCode::OutcomeUnknown, {}};
    EXPECT_TRUE(run(transfer).ok());
    const auto open = journal.unsettled();
    ASSERT_TRUE(open.ok());
    ASSERT_EQ(open->size(), 1U);
    EXPECT_EQ(open->front().key, bank.orders.at(0).idempotencyKey);
}

TEST_F(Transfer, unknown_outcome_prints_the_warning_not_to_send_again) {
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.unknown", Pressed::Primary);
    bank.transferAnswer = Failure{FailureCode::OutcomeUnknown, {}};
    EXPECT_TRUE(run(transfer).ok());
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].notes[0].id, QByteArray("receipt.unknown.once"));
    EXPECT_EQ(record.at(0).id, QByteArray("record.transferUnknown"));
}

TEST_F(Transfer, what_was_read_is_struck_out_and_what_was_not_stays_news) {
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.pending", Pressed::Primary);
    EXPECT_TRUE(run(transfer).ok());
    ASSERT_EQ(bank.orders.size(), 1U);
    EXPECT_EQ(bank.newsNoted, QStringList(bank.orders[0].idempotencyKey));
    EXPECT_EQ(receipts.printed.at(0).orderKey, bank.orders[0].idempotencyKey);
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    customer.expect("transfer.pending", Leave{});
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_EQ(bank.newsNoted.size(), 1);
    EXPECT_EQ(receipts.printed.size(), 1U);
}

TEST_F(Transfer, unreachable_bank_leaves_nothing_open) {
    expectUpToConfirm();
    customer.expect("transfer.confirm", Pressed::Primary);
    bank.transferAnswer = Failure{FailureCode::BankUnreachable, {}};
    const auto ended = run(transfer);
    ASSERT_FALSE(ended.ok());
    EXPECT_EQ(ended.failure().code, FailureCode::BankUnreachable);
    EXPECT_EQ(unsettled(), 0U);
}

TEST_F(Transfer, somebody_on_the_phone_brings_a_human_and_moves_nothing) {
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 0);
    customer.expect("transfer.amount", Money::yuan(2000));
    customer.expect("transfer.phone", Pressed::Primary);
    customer.expect("transfer.paused", Pressed::Primary);
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_EQ(customer.helpCalls(), 1);
    EXPECT_TRUE(bank.orders.empty());
}

TEST_F(Transfer, watch_listed_payee_is_stopped_before_any_amount) {
    bank.checkAnswer.watchListed = true;
    customer.expect("transfer.whom", 1);
    customer.expect("transfer.number", QStringLiteral("9999990000000000055"));
    customer.expect("safety.watchListed", Pressed::Primary);
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_FALSE(customer.hasHeard("transfer.amount"));
    EXPECT_EQ(customer.helpCalls(), 1);
}

TEST_F(Transfer, name_mismatch_is_said_and_the_big_answer_is_no) {
    bank.checkAnswer.name = NameMatch::Mismatch;
    customer.expect("transfer.whom", 1);
    customer.expect("transfer.number", QStringLiteral("9999990000000000063"));
    customer.expect("transfer.isThisThem", Pressed::Primary);
    customer.expect("transfer.number", Back{});
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_EQ(customer.lastConfirm()->body,
              text("safety.whyAndDo", text("safety.otherName"), text("safety.otherName.do")));
    EXPECT_TRUE(bank.orders.empty());
}

TEST_F(Transfer, day_limit_caps_the_amount_and_stops_at_zero) {
    bank.factsAnswer.kioskDayTotal = Money::yuan(49'000);
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 1);
    customer.expect("transfer.amount", Leave{});
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_EQ(customer.lastAmount()->max, Money::yuan(1000));
}

TEST_F(Transfer, reached_day_limit_asks_no_amount) {
    bank.factsAnswer.kioskDayTotal = Money::yuan(50'000);
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 0);
    customer.expect("safety.dayLimit", Pressed::Primary);
    EXPECT_TRUE(run(transfer).ok());
}

TEST_F(Transfer, back_goes_one_question_back_and_keeps_the_way_open) {
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", Back{});
    expectUpToConfirm();
    customer.expect("transfer.confirm", Back{});
    customer.expect("transfer.speed", 1);
    customer.expect("transfer.confirmNow", Back{});
    customer.expect("transfer.speed", 0);
    customer.expect("transfer.confirm", Pressed::Secondary);
    EXPECT_TRUE(run(transfer).ok());
    EXPECT_TRUE(bank.orders.empty());
}

TEST_F(Transfer, card_pulled_at_any_question_moves_nothing) {
    const std::vector<std::pair<const char*, ScriptedDialogue::Answer>> talk{{"transfer.whom", 0},
                                                                             {"transfer.from", 0},
                                                                             {"transfer.amount", Money::yuan(10)},
                                                                             {"transfer.phone", Pressed::Secondary},
                                                                             {"transfer.speed", 0},
                                                                             {"transfer.confirm", Pressed::Primary}};
    for (std::size_t pulledAt = 0; pulledAt < talk.size(); ++pulledAt) {
        customer.beginVisit();
        for (std::size_t i = 0; i < pulledAt; ++i) customer.expect(talk[i].first, talk[i].second);
        customer.expect(talk[pulledAt].first, Leave{});
        EXPECT_TRUE(run(transfer).ok());
        EXPECT_TRUE(bank.orders.empty()) << "pulled at " << talk[pulledAt].first;
    }
}

}  // namespace evergreen

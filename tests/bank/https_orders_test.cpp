#include "tests/bank/https_bank_bed.h"

#include <algorithm>

namespace evergreen {

TEST_F(HttpsBankTest, errand_is_left_carried_out_once_and_can_be_taken_back_by_its_giver) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto payees = settled(bank.payees());
    const auto named = [&](const QString& name) {
        return std::find_if(payees->begin(), payees->end(), [&](const Payee& each) { return each.maskedName == name; })
            ->id;
    };
    const Delegation errand{newIdempotencyKey(), named(QStringLiteral("＊＊松")), QStringLiteral("mei-passbook"),
                            named(QStringLiteral("＊＊禾")), Money::yuan(600)};
    ASSERT_TRUE(settled(bank.delegate(errand)).ok());
    ASSERT_TRUE(settled(bank.delegate(errand)).ok()) << "again changes nothing";
    auto toNobody = errand;
    toNobody.helperId = errand.payeeId;
    EXPECT_EQ(settled(bank.delegate(toNobody)).failure().detail, QStringLiteral("helper-unknown"));
    EXPECT_TRUE(settled(bank.errands())->empty()) << "it is not hers to carry out";
    EXPECT_EQ(settled(bank.carryOut({errand.key})).failure().detail, QStringLiteral("errand-unknown"));

    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto errands = settled(bank.errands());
    ASSERT_EQ(errands->size(), 1U);
    EXPECT_EQ(errands->front().customerName, QStringLiteral("＊＊梅"));
    EXPECT_EQ(errands->front().amount, Money::yuan(600));
    const auto before = sandbox.balanceOf(QStringLiteral("mei-passbook"));
    const auto outcome = settled(bank.carryOut({errand.key}));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(settled(bank.carryOut({errand.key})).value(), *outcome) << "once";
    EXPECT_EQ(sandbox.balanceOf(QStringLiteral("mei-passbook")), before - Money::yuan(600).minor);
    EXPECT_TRUE(settled(bank.errands())->empty());
    EXPECT_TRUE(settled(bank.pendingTransfers())->empty()) << "it is not the helper's money";

    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto pending = settled(bank.pendingTransfers());
    ASSERT_EQ(pending->size(), 1U);
    EXPECT_EQ(*settled(bank.revokeTransfer(pending->front().reference)), Revocation::Revoked);
    EXPECT_EQ(sandbox.balanceOf(QStringLiteral("mei-passbook")), before);
}

TEST_F(HttpsBankTest, errand_of_yesterday_is_nobodys) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto payees = settled(bank.payees());
    Delegation errand{newIdempotencyKey(), {}, QStringLiteral("mei-passbook"), payees->back().id, Money::yuan(600)};
    for (const Payee& payee : *payees) {
        if (payee.maskedName == QStringLiteral("＊＊松")) errand.helperId = payee.id;
    }
    ASSERT_TRUE(settled(bank.delegate(errand)).ok());
    sandbox.say({{QStringLiteral("do"), QStringLiteral("advance")}, {QStringLiteral("minutes"), 24 * 60}});
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    EXPECT_TRUE(settled(bank.errands())->empty());
    EXPECT_EQ(settled(bank.carryOut({errand.key})).failure().detail, QStringLiteral("errand-unknown"));
}

// Spec: EL-01
TEST_F(HttpsBankTest, day_on_which_staff_opened_transfers_is_told) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    EXPECT_FALSE(settled(bank.sessionFacts())->kioskTransferOpenedOn);
    sandbox.say(
        {{QStringLiteral("do"), QStringLiteral("open-transfers")}, {QStringLiteral("person"), QStringLiteral("mei")}});
    EXPECT_TRUE(settled(bank.sessionFacts())->kioskTransferOpenedOn);
}

TEST_F(HttpsBankTest, transfer_waits_a_day_and_can_be_taken_back) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto outcome = settled(bank.transfer(order(2'000)));
    ASSERT_TRUE(outcome.ok());
    const auto& accepted = std::get<TransferAccepted>(*outcome);
    EXPECT_EQ(accepted.status, TransferStatus::Pending);
    EXPECT_EQ(accepted.acceptedAt.secsTo(accepted.arrivesAt), 24 * 3600);  // Spec: TX-01
    const auto pending = settled(bank.pendingTransfers());
    ASSERT_EQ(pending->size(), 1U);
    EXPECT_EQ(pending->front().reference, accepted.reference);
    EXPECT_EQ(pending->front().amount, Money::yuan(2'000));
    EXPECT_EQ(settled(bank.sessionFacts())->kioskDayTotal, Money::yuan(2'000));
    EXPECT_EQ(*settled(bank.revokeTransfer(accepted.reference)), Revocation::Revoked);
    EXPECT_TRUE(settled(bank.pendingTransfers())->empty());
    EXPECT_EQ(sandbox.balanceOf(kSongCard), 128'000'00);
}

TEST_F(HttpsBankTest, day_later_the_transfer_is_executed_and_too_late_to_take_back) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto outcome = settled(bank.transfer(order(2'000)));
    sandbox.say({{QStringLiteral("do"), QStringLiteral("advance")}, {QStringLiteral("minutes"), 24 * 60}});
    ASSERT_TRUE(signIn(bank, kSongPan).ok());  // the day ended the old session
    EXPECT_EQ(*settled(bank.revokeTransfer(std::get<TransferAccepted>(*outcome).reference)), Revocation::TooLate);
}

TEST_F(HttpsBankTest, refused_transfer_is_an_answer) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto outcome = settled(bank.transfer(order(50'001)));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(std::get<TransferRefused>(*outcome).reason, TransferRefusal::DayLimit);
    auto wish = order(10);
    wish.payeeId = settled(bank.checkPayee(QStringLiteral("9999990000000000055"), {}))->payee.id;
    EXPECT_EQ(std::get<TransferRefused>(*settled(bank.transfer(wish))).reason, TransferRefusal::PayeeWatchListed);
}

TEST_F(HttpsBankTest, transfer_without_an_answer_in_time_is_of_unknown_outcome) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(300);
    sandbox.say({{QStringLiteral("do"), QStringLiteral("slow")}, {QStringLiteral("ms"), 600'000}});
    auto asked = bank.transfer(wish);
    clock.advance(BankTimeLimits{}.transfer);
    EXPECT_EQ(failureOf(settled(std::move(asked))), FailureCode::OutcomeUnknown);
}

TEST_F(HttpsBankTest, garbage_is_told_and_behind_a_transfer_it_leaves_the_outcome_unknown) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(300);
    sandbox.say("garbage");
    EXPECT_EQ(failureOf(settled(bank.accounts())), FailureCode::BankGarbage);
    EXPECT_EQ(failureOf(settled(bank.transfer(wish))), FailureCode::OutcomeUnknown);
    sandbox.say("normal");
    EXPECT_TRUE(std::holds_alternative<TransferAccepted>(*settled(bank.transferByKey(wish.idempotencyKey))));
}

TEST_F(HttpsBankTest, lost_answer_is_of_unknown_outcome_and_the_key_tells_it_without_a_session) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(300, TransferSpeed::Instant);
    sandbox.say("drop-after-commit");
    EXPECT_EQ(failureOf(settled(bank.transfer(wish))), FailureCode::OutcomeUnknown);
    sandbox.say("normal");
    EXPECT_EQ(sandbox.balanceOf(kSongCard), 127'700'00);
    HttpsBank restarted(sandbox.endpoint(), clock);
    const auto finding = settled(restarted.transferByKey(wish.idempotencyKey));
    EXPECT_EQ(std::get<TransferAccepted>(*finding).status, TransferStatus::Executed);
    const auto again = settled(bank.transfer(wish));
    EXPECT_EQ(std::get<TransferAccepted>(*again), std::get<TransferAccepted>(*finding));
    EXPECT_EQ(sandbox.balanceOf(kSongCard), 127'700'00);
}

TEST_F(HttpsBankTest, key_never_seen_is_closed_for_good) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(300);
    EXPECT_TRUE(std::holds_alternative<TransferNeverSeen>(*settled(bank.transferByKey(wish.idempotencyKey))));
    EXPECT_EQ(std::get<TransferRefused>(*settled(bank.transfer(wish))).reason, TransferRefusal::KeyClosed);
    EXPECT_EQ(sandbox.balanceOf(kSongCard), 128'000'00);
}

TEST_F(HttpsBankTest, end_of_an_order_is_news_until_told) {
    const auto signedIn = signIn(bank, kSongPan);
    ASSERT_TRUE(signedIn.ok());
    EXPECT_TRUE(settled(bank.orderNews())->empty());
    const auto wish = order(300, TransferSpeed::Instant);
    ASSERT_TRUE(settled(bank.transfer(wish)).ok());
    const auto news = settled(bank.orderNews());
    ASSERT_TRUE(news.ok());
    ASSERT_EQ(news->size(), 1U);
    EXPECT_EQ(news->front().key, wish.idempotencyKey);
    EXPECT_EQ(news->front().outcome, OrderNews::Outcome::Done);
    EXPECT_EQ(news->front().amount, Money::yuan(300));
    EXPECT_FALSE(news->front().payeeName.isEmpty());
    ASSERT_TRUE(settled(bank.newsTold(wish.idempotencyKey)).ok());
    EXPECT_TRUE(settled(bank.orderNews())->empty());
}

TEST_F(HttpsBankTest, order_that_never_arrived_is_news_for_its_customer_at_any_kiosk) {
    const auto signedIn = signIn(bank, kSongPan);
    ASSERT_TRUE(signedIn.ok());
    const QString song = std::get<Session>(*signedIn).customerId;
    const QString key = newIdempotencyKey();
    EXPECT_EQ(failureOf(settled(bank.leaveNews(key, song))), FailureCode::BankRefused);  // not closed yet
    ASSERT_TRUE(settled(bank.transferByKey(key)).ok());
    ASSERT_TRUE(settled(bank.leaveNews(key, song)).ok());
    HttpsBank other(sandbox.endpoint(QStringLiteral("kiosk-0002")), clock);
    EXPECT_EQ(failureOf(settled(other.leaveNews(key, song))), FailureCode::BankRefused);
    ASSERT_TRUE(signIn(other, kSongPan).ok());
    const auto news = settled(other.orderNews());
    ASSERT_TRUE(news.ok());
    ASSERT_EQ(news->size(), 1U);
    EXPECT_EQ(news->front().outcome, OrderNews::Outcome::NotMoved);
    ASSERT_TRUE(signIn(other, kMeiPan).ok());
    EXPECT_TRUE(settled(other.orderNews())->empty());
    EXPECT_NE(std::get<Session>(*signIn(bank, kMeiPan)).customerId, song);
}

TEST_F(HttpsBankTest, bills_are_paid_once_and_leave_the_list) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto bills = settled(bank.bills());
    ASSERT_TRUE(bills.ok());
    ASSERT_EQ(bills->size(), 6U);
    EXPECT_EQ(bills->front().amount, Money::yuan(68, 40));
    PaymentOrder wish;
    wish.accountId = QStringLiteral("mei-card");
    for (const Bill& bill : *bills) {
        wish.items << bill.id;
        wish.amount = wish.amount + bill.amount;
    }
    wish.idempotencyKey = newIdempotencyKey();
    const auto paid = settled(bank.pay(wish));
    ASSERT_TRUE(paid.ok());
    EXPECT_EQ(std::get<OrderAccepted>(*paid).status, OrderStatus::Executed);
    EXPECT_EQ(*settled(bank.pay(wish)), *paid);
    EXPECT_EQ(sandbox.balanceOf(QStringLiteral("mei-card")), 6'512'30 - 511'77);
    EXPECT_TRUE(settled(bank.bills())->empty());
    wish.idempotencyKey = newIdempotencyKey();
    EXPECT_EQ(std::get<OrderRefused>(*settled(bank.pay(wish))).reason, OrderRefusal::Changed);
}

TEST_F(HttpsBankTest, lost_word_on_a_payment_is_told_by_its_key) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const PaymentOrder wish{PaymentKind::Bills,
                            QStringLiteral("mei-card"),
                            {QStringLiteral("mei-water")},
                            Money::yuan(68, 40),
                            newIdempotencyKey()};
    sandbox.say("drop-after-commit");
    EXPECT_EQ(failureOf(settled(bank.pay(wish))), FailureCode::OutcomeUnknown);
    sandbox.say("normal");
    EXPECT_TRUE(std::holds_alternative<OrderAccepted>(*settled(bank.transferByKey(wish.idempotencyKey))));
    EXPECT_EQ(sandbox.balanceOf(QStringLiteral("mei-card")), 6'512'30 - 68'40);
}

}  // namespace evergreen

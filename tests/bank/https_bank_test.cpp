#include "kiosk/bank/https_bank.h"

#include "tests/support/fake_clock.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"
#include "tests/support/test_certificates.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QString kSongCard = QStringLiteral("song-card");
const QString kSonNumber = QStringLiteral("9999990000000000071");

class HttpsBankTest : public testing::Test {
protected:
    TransferOrder order(std::int64_t yuan, TransferSpeed speed = TransferSpeed::NextDay) {
        const auto check = settled(bank.checkPayee(kSonNumber, {}));
        EXPECT_TRUE(check.ok());
        return {kSongCard, check ? check->payee.id : QString(), Money::yuan(yuan), speed, newIdempotencyKey()};
    }

    FailureCode failureOf(const auto& result) {
        EXPECT_FALSE(result.ok());
        return result.ok() ? FailureCode::ConfigBad : result.failure().code;
    }

    RunningBank sandbox;
    FakeClock clock;  // stands still: no time limit is reached unless a test moves it
    HttpsBank bank{sandbox.endpoint(), clock};
};

}  // namespace

TEST_F(HttpsBankTest, card_and_pin_open_a_session_with_a_masked_name) {
    const auto signedIn = signIn(bank, kMeiPan);
    ASSERT_TRUE(signedIn.ok());
    const auto* session = std::get_if<Session>(&*signedIn);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->customerName, QStringLiteral("＊＊梅"));  // Spec: PV-01
    EXPECT_EQ(session->title, QStringLiteral("奶奶"));
    EXPECT_GE(session->facts.ageYears, 84);
    EXPECT_FALSE(session->facts.lastKioskTransferOn);
    EXPECT_EQ(session->facts.kioskDayLimit, Money::yuan(50'000));
    EXPECT_EQ(session->facts.trustedContact, QStringLiteral("＊＊禾"));
}

TEST_F(HttpsBankTest, wrong_pin_counts_down_to_blocked) {
    for (const int left : {2, 1, 0}) {
        const auto signedIn = signIn(bank, kMeiPan, QStringLiteral("000000"));
        ASSERT_TRUE(signedIn.ok());
        EXPECT_EQ(std::get<PinRefused>(*signedIn).triesLeft, left);
    }
    EXPECT_TRUE(std::get<PinRefused>(*signIn(bank, kMeiPan)).blocked());
    sandbox.say("unblock");
    EXPECT_TRUE(std::holds_alternative<Session>(*signIn(bank, kMeiPan)));
}

TEST_F(HttpsBankTest, card_the_bank_does_not_know_is_refused) {
    const auto signedIn = signIn(bank, QStringLiteral("9999990000000000899"));
    EXPECT_EQ(signedIn.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("card-unknown")}));
}

TEST_F(HttpsBankTest, accounts_statement_and_pension_arrive_whole) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto accounts = settled(bank.accounts());
    ASSERT_TRUE(accounts.ok());
    ASSERT_EQ(accounts->size(), 6U);
    EXPECT_EQ(accounts->front().balance, Money::yuan(18'240, 56));
    EXPECT_EQ(accounts->at(2).kind, AccountKind::TermDeposit);
    EXPECT_EQ(accounts->at(2).available, Money{});
    EXPECT_TRUE(accounts->at(2).maturesOn);
    const auto page = settled(bank.statement(accounts->front().id, 1));
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->lines.size(), 20U);
    EXPECT_EQ(page->lines.front().balanceAfter, accounts->front().balance);
    const auto pension = settled(bank.pension());
    ASSERT_TRUE(pension.ok());
    EXPECT_EQ(pension->arrivals.front().total, Money::yuan(3'806, 50));
    EXPECT_EQ(pension->medicalAccount, Money::yuan(2'316, 45));
    EXPECT_TRUE(pension->certificationDueBy);
}

TEST_F(HttpsBankTest, comfort_settings_follow_the_card) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    ASSERT_TRUE(settled(bank.keepComfort(QStringLiteral("size=2"))).ok());
    HttpsBank elsewhere(sandbox.endpoint(QStringLiteral("kiosk-0002")), clock);
    const auto signedIn = signIn(elsewhere, kMeiPan);
    EXPECT_EQ(std::get<Session>(*signedIn).comfortToken, QStringLiteral("size=2"));
}

// Spec: EL-08
TEST_F(HttpsBankTest, trusted_contact_is_named_dropped_and_told_of_a_hold) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto payees = settled(bank.payees());
    ASSERT_TRUE(payees.ok());
    const Payee contact = payees->back();
    ASSERT_TRUE(settled(bank.trust(contact.id)).ok());
    const auto facts = settled(bank.sessionFacts());
    EXPECT_EQ(facts->trustedContact, contact.maskedName);
    EXPECT_EQ(facts->trustedContactId, contact.id);
    const auto check = settled(bank.checkPayee(QStringLiteral("9999990000000000089"), QString()));
    TransferOrder held{kSongCard, check->payee.id, Money::yuan(10), TransferSpeed::Instant, newIdempotencyKey()};
    held.heldFor = {QStringLiteral("EL-03")};
    const auto outcome = settled(bank.transfer(held));
    ASSERT_TRUE(outcome.ok());
    const auto& accepted = std::get<OrderAccepted>(*outcome);
    EXPECT_EQ(accepted.status, OrderStatus::Pending) << "a hold outweighs the speed";
    QStringList told;
    sandbox.sandbox().withBooks([&told](Books& books) { told = books.transfers.contactTold(QStringLiteral("song")); });
    EXPECT_EQ(told, QStringList{accepted.reference});
    ASSERT_TRUE(settled(bank.trust(QString())).ok());
    EXPECT_TRUE(settled(bank.sessionFacts())->trustedContactId.isEmpty());
    const auto stranger = settled(bank.trust(QStringLiteral("p-nobody")));
    ASSERT_FALSE(stranger.ok());
    EXPECT_EQ(stranger.failure().detail, QStringLiteral("payee-unknown"));
}

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

TEST_F(HttpsBankTest, payees_are_own_accounts_then_saved_ones_and_checks_tell_more) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    const auto payees = settled(bank.payees());
    ASSERT_TRUE(payees.ok());
    ASSERT_EQ(payees->size(), 4U);
    EXPECT_TRUE(payees->front().own);
    EXPECT_EQ(payees->back().maskedNumber, QStringLiteral("999999*********0071"));
    EXPECT_EQ(settled(bank.checkPayee(QStringLiteral("9999990000000000063"), {}))->name, NameMatch::Mismatch);
    EXPECT_TRUE(settled(bank.checkPayee(QStringLiteral("9999990000000000055"), {}))->watchListed);
    const auto nobody = settled(bank.checkPayee(QStringLiteral("9999990000000007777"), {}));
    EXPECT_EQ(nobody.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("payee-unknown")}));
}

TEST_F(HttpsBankTest, closed_port_is_unreachable_and_money_has_certainly_not_moved) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    const auto wish = order(300);
    sandbox.say("refuse-connections");
    EXPECT_EQ(failureOf(settled(bank.accounts())), FailureCode::BankUnreachable);
    EXPECT_EQ(failureOf(settled(bank.transfer(wish))), FailureCode::BankUnreachable);
    sandbox.say("normal");
    EXPECT_TRUE(std::holds_alternative<TransferAccepted>(*settled(bank.transfer(wish))));
}

TEST_F(HttpsBankTest, slow_bank_is_told_from_an_unreachable_one) {
    ASSERT_TRUE(signIn(bank, kSongPan).ok());
    sandbox.say({{QStringLiteral("do"), QStringLiteral("slow")}, {QStringLiteral("ms"), 600'000}});
    auto asked = bank.accounts();
    clock.advance(BankTimeLimits{}.read);
    EXPECT_EQ(failureOf(settled(std::move(asked))), FailureCode::BankSlow);
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

TEST_F(HttpsBankTest, errands_are_read_as_the_sandbox_tells_them) {
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    EXPECT_EQ(settled(bank.transitCards())->front().balance, Money::yuan(12, 50));
    EXPECT_EQ(settled(bank.depositTerms())->size(), 3U);
    const auto deposit = settled(bank.deposits())->front();
    EXPECT_EQ(deposit.principal, Money::yuan(50'000));
    EXPECT_EQ(deposit.interestAtMaturity, Money::yuan(475));
    EXPECT_FALSE(settled(bank.reportLost(QStringLiteral("mei-passbook")))->reference.isEmpty());
    const auto accounts = settled(bank.accounts());
    EXPECT_TRUE(accounts->front().lossReported);
    EXPECT_TRUE(accounts->front().available.isZero());
}

TEST_F(HttpsBankTest, who_has_no_card_gets_a_ticket_and_a_seat) {
    EXPECT_EQ(settled(bank.takeTicket(QueueWindow::Elders))->number, QStringLiteral("A001"));
    const auto activities = settled(bank.activities());
    ASSERT_TRUE(activities.ok());
    EXPECT_EQ(settled(bank.signUp(activities->front().id))->seat, 1);
    EXPECT_EQ(failureOf(settled(bank.signUp(activities->back().id))), FailureCode::BankRefused);
    EXPECT_TRUE(settled(bank.rateVisit(Smile::Good)).ok());
    EXPECT_TRUE(settled(bank.noteLesson(QStringLiteral("police"))).ok());
}

TEST_F(HttpsBankTest, session_ended_by_the_bank_is_signed_out) {
    EXPECT_EQ(failureOf(settled(bank.accounts())), FailureCode::BankSignedOut);
    ASSERT_TRUE(signIn(bank, kMeiPan).ok());
    ASSERT_TRUE(settled(bank.accounts()).ok());
    ASSERT_TRUE(settled(bank.closeSession()).ok());
    EXPECT_EQ(failureOf(settled(bank.accounts())), FailureCode::BankSignedOut);
    EXPECT_TRUE(settled(bank.closeSession()).ok());
}

TEST_F(HttpsBankTest, bank_of_another_authority_is_unreachable) {
    auto endpoint = sandbox.endpoint();
    endpoint.authorityFile = strangerCertificates().authority();
    HttpsBank wary(endpoint, clock);
    EXPECT_EQ(failureOf(settled(wary.signOn())), FailureCode::BankUnreachable);
}

TEST_F(HttpsBankTest, kiosk_of_another_authority_gets_nothing) {
    auto endpoint = sandbox.endpoint();
    endpoint.certificateFile = strangerCertificates().kioskCertificate(QStringLiteral("kiosk-0001"));
    endpoint.keyFile = strangerCertificates().kioskKey(QStringLiteral("kiosk-0001"));
    HttpsBank stranger(endpoint, clock);
    EXPECT_EQ(failureOf(settled(stranger.signOn())), FailureCode::BankUnreachable);
}

TEST_F(HttpsBankTest, missing_certificate_is_config_bad_and_moves_nothing) {
    auto endpoint = sandbox.endpoint();
    endpoint.certificateFile = QStringLiteral("/nowhere.pem");
    HttpsBank broken(endpoint, clock);
    EXPECT_EQ(failureOf(settled(broken.signOn())), FailureCode::ConfigBad);
    EXPECT_EQ(failureOf(settled(broken.transfer({}))), FailureCode::ConfigBad);
}

}  // namespace evergreen

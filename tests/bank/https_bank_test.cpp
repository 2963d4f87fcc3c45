#include "tests/bank/https_bank_bed.h"

namespace evergreen {

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

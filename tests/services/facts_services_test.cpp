#include "tests/services/talk.h"

namespace evergreen {

using FactsServices = Talk;

TEST_F(FactsServices, balance_hides_every_amount_until_asked) {
    customer.expect("balance.question", Pressed::Secondary);
    EXPECT_TRUE(run(balance).ok());
    ASSERT_EQ(customer.lastFacts()->facts.size(), 2U);
    for (const Fact& fact : customer.lastFacts()->facts) EXPECT_TRUE(fact.isPrivate);
    EXPECT_TRUE(receipts.printed.empty());
}

TEST_F(FactsServices, balance_prints_what_was_shown) {
    customer.expect("balance.question", Pressed::Primary);
    EXPECT_TRUE(run(balance).ok());
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].rows, customer.lastFacts()->facts);
}

TEST_F(FactsServices, pension_lists_the_items_of_the_last_arrival) {
    bank.pensionAnswer.arrivals = {
        PensionArrival{QDate(2026, 3, 15),
                       QStringLiteral("card"),
                       {{PensionItemKind::Basic, Money::yuan(3286, 50)}, {PensionItemKind::Annuity, Money::yuan(420)}},
                       Money::yuan(3706, 50)}};
    customer.expect("pension.question", Pressed::Secondary);
    EXPECT_TRUE(run(pension).ok());
    EXPECT_EQ(customer.lastFacts()->facts.size(), 3U);
    EXPECT_EQ(customer.lastFacts()->facts[0].value, text("money", Money::yuan(3706, 50)));
}

TEST_F(FactsServices, no_pension_is_said_kindly) {
    customer.expect("pension.none", Pressed::Primary);
    EXPECT_TRUE(run(pension).ok());
}

TEST_F(FactsServices, statement_asks_which_account_when_there_are_two) {
    bank.statementAnswer.lines = {StatementLine{
        QStringLiteral("1"), clock.now(), StatementKind::Pension, Money::yuan(3286, 50), Money::yuan(6512, 30), {}}};
    customer.expect("statement.which", 1);
    customer.expect("statement.question", Pressed::Primary);
    EXPECT_TRUE(run(statement).ok());
    EXPECT_EQ(receipts.printed.size(), 1U);
}

TEST_F(FactsServices, bank_failure_is_handed_on_and_nothing_is_asked) {
    bank.failure = Failure{FailureCode::BankSlow, {}};
    for (const ServiceRun service : {balance, pension, statement, transfer}) {
        const auto ended = run(service);
        ASSERT_FALSE(ended.ok());
        EXPECT_EQ(ended.failure().code, FailureCode::BankSlow);
    }
}

}  // namespace evergreen

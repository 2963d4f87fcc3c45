// Whom the customer trusts: named, dropped, and never more than told.
#include "tests/services/talk.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Leave = ScriptedDialogue::Leave;

class TrustedContact : public Talk {};

}  // namespace

TEST_F(TrustedContact, saved_payee_is_chosen_and_kept) {
    customer.expect("contact.who", 0);
    customer.expect("contact.mayKnow", Pressed::Primary);
    customer.expect("contact.done", Pressed::Primary);
    EXPECT_TRUE(run(trustedContact).ok());
    EXPECT_EQ(bank.trusted, QStringList{QStringLiteral("mei")});
    EXPECT_EQ(record.at(0), text("contact.done", verbatim(QStringLiteral("＊＊梅"))));
}

TEST_F(TrustedContact, nobody_is_an_answer_too) {
    customer.expect("contact.who", 1);
    customer.expect("contact.dropped", Pressed::Primary);
    EXPECT_TRUE(run(trustedContact).ok());
    EXPECT_EQ(bank.trusted, QStringList{QString()});
}

TEST_F(TrustedContact, own_accounts_are_no_people) {
    bank.payeesAnswer[0].own = true;
    customer.expect("contact.nobodyYet", Pressed::Primary);
    EXPECT_TRUE(run(trustedContact).ok());
    EXPECT_TRUE(bank.trusted.isEmpty());
}

TEST_F(TrustedContact, refusing_going_back_and_pulling_the_card_change_nothing) {
    customer.expect("contact.who", 0);
    customer.expect("contact.mayKnow", Pressed::Secondary);
    EXPECT_TRUE(run(trustedContact).ok());
    customer.expect("contact.who", Back{});
    EXPECT_TRUE(run(trustedContact).ok());
    customer.expect("contact.who", 0);
    customer.expect("contact.mayKnow", Leave{});
    EXPECT_TRUE(run(trustedContact).ok());
    EXPECT_TRUE(bank.trusted.isEmpty());
    EXPECT_TRUE(record.empty());
}

TEST_F(TrustedContact, bank_that_fails_is_handed_on) {
    bank.failure = Failure{FailureCode::BankUnreachable, {}};
    EXPECT_EQ(run(trustedContact).failure().code, FailureCode::BankUnreachable);
    EXPECT_TRUE(record.empty());
}

}  // namespace evergreen

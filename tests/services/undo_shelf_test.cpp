// The undo shelf: money that has not left yet, and how it is taken back.
#include "tests/services/talk.h"

#include <QTimeZone>

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Leave = ScriptedDialogue::Leave;

PendingTransfer pendingOf(const char* reference, Money amount) {
    PendingTransfer pending;
    pending.reference = QString::fromLatin1(reference);
    pending.payeeName = QStringLiteral("＊＊禾");
    pending.payeeNumber = QStringLiteral("999999*********0071");
    pending.amount = amount;
    pending.arrivesAt = QDateTime({2026, 3, 17}, {1, 30}, QTimeZone::utc()).toUTC();
    return pending;
}

/// A bank on whose shelf nothing lies any more once it was taken back.
class UndoShelf : public Talk {
protected:
    UndoShelf() { bank.pendingAnswer = {pendingOf("T2", Money::yuan(300)), pendingOf("T1", Money::yuan(2'000))}; }

    void runShelf() { EXPECT_TRUE(run(undoShelf).ok()); }
};

}  // namespace

TEST_F(UndoShelf, money_that_has_not_left_is_taken_back_and_told_on_paper) {
    customer.expect("shelf.which", 1);
    customer.expect("shelf.takeBack", Pressed::Primary);
    customer.expect("shelf.takenBack", Pressed::Primary);
    customer.expect("shelf.which", Back{});
    runShelf();
    EXPECT_EQ(bank.revoked, QStringList{QStringLiteral("T1")});
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(receipts.printed[0].title, text("receipt.takenBack"));
    EXPECT_EQ(record.at(0), text("record.takenBack", Money::yuan(2'000)));
}

TEST_F(UndoShelf, single_transfer_needs_no_choosing) {
    bank.pendingAnswer.resize(1);
    customer.expect("shelf.takeBack", Pressed::Secondary);
    runShelf();
    EXPECT_TRUE(bank.revoked.isEmpty());
}

TEST_F(UndoShelf, large_answer_takes_the_money_back) {
    bank.pendingAnswer.resize(1);
    customer.expect("shelf.takeBack", Leave{});
    runShelf();
    EXPECT_EQ(customer.lastConfirm()->primary.label, text("shelf.takeBack.yes"));
}

TEST_F(UndoShelf, back_leads_to_the_list_and_from_there_to_the_menu) {
    customer.expect("shelf.which", 0);
    customer.expect("shelf.takeBack", Back{});
    customer.expect("shelf.which", Back{});
    runShelf();
    EXPECT_TRUE(bank.revoked.isEmpty());
}

TEST_F(UndoShelf, too_late_is_said_and_nothing_is_claimed) {
    bank.pendingAnswer.resize(1);
    bank.revocationAnswer = Revocation::TooLate;
    customer.expect("shelf.takeBack", Pressed::Primary);
    customer.expect("shelf.tooLate", Pressed::Primary);
    customer.expect("shelf.takeBack", Back{});
    runShelf();
    EXPECT_TRUE(record.empty());
    EXPECT_TRUE(receipts.printed.empty());
}

TEST_F(UndoShelf, unknown_outcome_is_looked_at_again) {
    bank.pendingAnswer.resize(1);
    bank.revocationAnswer = Failure{FailureCode::OutcomeUnknown, {}};
    customer.expect("shelf.takeBack", Pressed::Primary);
    customer.expect("shelf.notKnown", Pressed::Primary);
    customer.expect("shelf.takeBack", Pressed::Primary);
    customer.expect("shelf.notKnown", Pressed::Secondary);
    runShelf();
    EXPECT_EQ(bank.revoked.size(), 2);
    EXPECT_TRUE(record.empty());
}

TEST_F(UndoShelf, bank_that_fails_takes_nothing_back) {
    bank.revocationAnswer = Failure{FailureCode::BankUnreachable, {}};
    customer.expect("shelf.which", 0);
    customer.expect("shelf.takeBack", Pressed::Primary);
    const auto ended = run(undoShelf);
    ASSERT_FALSE(ended.ok());
    EXPECT_EQ(ended.failure().code, FailureCode::BankUnreachable);
    EXPECT_TRUE(record.empty());

    bank.failure = Failure{FailureCode::BankSlow, {}};
    EXPECT_EQ(run(undoShelf).failure().code, FailureCode::BankSlow);
}

TEST_F(UndoShelf, card_pulled_or_time_over_at_any_page_takes_nothing_back) {
    customer.expect("shelf.which", Leave{});
    runShelf();
    customer.beginVisit();
    customer.expect("shelf.which", 0);
    customer.expect("shelf.takeBack", Leave{});
    runShelf();
    EXPECT_TRUE(bank.revoked.isEmpty());
    customer.beginVisit();
    customer.expect("shelf.which", 0);
    customer.expect("shelf.takeBack", Pressed::Primary);
    customer.expect("shelf.takenBack", Leave{});
    runShelf();
    EXPECT_EQ(record.size(), 1U) << "what was done is told on the last page";
}

TEST_F(UndoShelf, empty_shelf_is_said_kindly) {
    bank.pendingAnswer.clear();
    customer.expect("shelf.none", Pressed::Primary);
    runShelf();
}

}  // namespace evergreen

// What a customer is asked and told who has something to complain of.
#include "tests/services/talk.h"

namespace evergreen {

namespace {

using Back = ScriptedDialogue::Back;
using Fate = ComplaintTold::Fate;

bool holds(const std::vector<Text>& texts, const char* id) {
    return std::any_of(texts.begin(), texts.end(), [id](const Text& text) { return text.id == id; });
}

class Complaining : public Talk {
protected:
    const ReceiptText& slip() const { return receipts.printed.at(0); }
};

}  // namespace

TEST_F(Complaining, what_happened_goes_to_the_desk_and_a_slip_comes_out) {
    about = {QStringLiteral("failure.bank-slow.question"), QStringLiteral("transfer")};
    customer.expect("complain.what", 0);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.done", Pressed::Primary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_EQ(complaints.kinds, std::vector<ComplaintKind>{ComplaintKind::Machine});
    EXPECT_EQ(complaints.abouts, std::vector<ComplaintAbout>{about});
    EXPECT_EQ(customer.lastConfirm()->facts.at(1).value, text("transfer.label")) << "what was being done";
    ASSERT_EQ(receipts.printed.size(), 1U);
    EXPECT_EQ(slip().title.id, QByteArray("receipt.complaint"));
    EXPECT_EQ(slip().rows.at(0).value, verbatim(QStringLiteral("2026-000012")));
    EXPECT_EQ(slip().rows.at(2).value, text("date", QDate(2026, 3, 31)));
    EXPECT_TRUE(holds(slip().notes, "complain.slip.withdraw"));
    EXPECT_TRUE(holds(slip().notes, "complain.slip.follow"));
    EXPECT_EQ(slip().follow, complaints.answer.follow);
    EXPECT_TRUE(holds(record, "record.complaint"));
}

TEST_F(Complaining, desk_that_does_not_answer_is_said_and_the_slip_has_this_machines_digits) {
    complaints.answer = {.fate = Fate::Kept,
                         .reference = QStringLiteral("12345678"),
                         .follow = QStringLiteral("https://desk.example/c/ff")};
    customer.expect("complain.what", 1);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.kept", Pressed::Primary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_FALSE(customer.hasHeard("complain.done"));
    EXPECT_EQ(slip().rows.at(0).value, verbatim(QStringLiteral("12345678")));
    EXPECT_TRUE(holds(slip().notes, "complain.slip.kept"));
    EXPECT_FALSE(slip().follow.isEmpty()) << "the page is there as soon as the complaint is";
    EXPECT_TRUE(holds(record, "record.complaintKept"));
}

TEST_F(Complaining, without_a_page_for_phones_the_slip_says_where_to_ask) {
    complaints.answer.follow.clear();
    customer.expect("complain.what", 6);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.done", Pressed::Primary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_TRUE(holds(slip().notes, "complain.slip.counter"));
    EXPECT_FALSE(holds(slip().notes, "complain.slip.follow"));
}

TEST_F(Complaining, what_nobody_keeps_is_not_called_kept) {
    complaints.answer = {};
    customer.expect("complain.what", 0);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.notKept", Pressed::Primary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_TRUE(receipts.printed.empty());
    EXPECT_TRUE(record.empty());
}

TEST_F(Complaining, where_nobody_hears_it_nothing_is_asked) {
    complaints.isOpen = false;
    customer.expect("complain.nobody", Pressed::Primary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_TRUE(complaints.kinds.empty());
}

TEST_F(Complaining, second_thoughts_tell_nobody_anything) {
    customer.expect("complain.what", 2);
    customer.expect("complain.sure", Back{});
    customer.expect("complain.what", 3);
    customer.expect("complain.sure", Pressed::Secondary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_TRUE(complaints.kinds.empty());
}

TEST_F(Complaining, who_wants_no_paper_gets_none) {
    customer.expect("complain.what", 2);
    customer.expect("complain.sure", Pressed::Primary);
    customer.expect("complain.done", Pressed::Secondary);
    EXPECT_TRUE(run(complain).ok());
    EXPECT_TRUE(receipts.printed.empty());
}

// Complaining is always meant: in practice there is nothing to complain of.
TEST_F(Complaining, it_is_not_practised) {
    constexpr int helpGroup = 7;
    customer.expect("practice.which", helpGroup);
    customer.expect("menu.which", ScriptedDialogue::Leave{});
    EXPECT_TRUE(run(practice).ok());
    EXPECT_TRUE(customer.wasOffered("queue.label"));
    EXPECT_FALSE(customer.wasOffered("complain.label"));
}

}  // namespace evergreen

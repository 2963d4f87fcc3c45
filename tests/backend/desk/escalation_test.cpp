// Calls that nobody takes, and what is told of every change.
#include "tests/backend/desk/tickets_fixture.h"

#include <gmock/gmock.h>

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

using testing::ElementsAre;

class EscalationTest : public TicketsTest {};

}  // namespace

// HLP-01
TEST_P(EscalationTest, call_nobody_takes_is_passed_on_to_the_neighbour_and_then_to_the_remote_desk) {
    ASSERT_TRUE(hear(kHere, call()));
    const auto seenBy = [this](const char* branch) {
        return books->tickets.openFor(QString::fromLatin1(branch)).size() == 1 &&
               books->tickets.findFor(QString::fromLatin1(branch), kCall).has_value();
    };
    EXPECT_TRUE(seenBy("hefang"));
    EXPECT_FALSE(seenBy("dongmen"));
    passTime(std::chrono::seconds(59));
    EXPECT_FALSE(seenBy("dongmen"));
    passTime(std::chrono::seconds(1));
    EXPECT_TRUE(seenBy("dongmen"));
    EXPECT_FALSE(seenBy("remote"));
    passTime(std::chrono::seconds(60));
    EXPECT_TRUE(seenBy("hefang") && seenBy("dongmen") && seenBy("remote"));
    EXPECT_FALSE(seenBy("xincheng"));
    passTime(std::chrono::seconds(600));
    EXPECT_EQ(ticket().escalation, 2);
    EXPECT_EQ(ticket().escalateAt, 0);
}

TEST_P(EscalationTest, branch_without_a_neighbour_goes_straight_to_the_remote_desk) {
    ASSERT_TRUE(hear(kThere, call()));
    passTime(std::chrono::seconds(60));
    EXPECT_EQ(ticket().escalation, 2);
    EXPECT_EQ(books->tickets.openFor(QStringLiteral("remote")).size(), 1U);
}

TEST_P(EscalationTest, kiosks_own_clock_passes_it_on_once_and_taken_calls_never) {
    ASSERT_TRUE(hear(kHere, call()));
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(hear(kHere, call(kCall, HelpKind::Escalated)));
    EXPECT_EQ(ticket().escalation, 1);
    ASSERT_EQ(take(kLi), Step::Done);
    passTime(std::chrono::seconds(600));
    EXPECT_EQ(ticket().escalation, 1);
}

TEST_P(EscalationTest, call_given_back_at_the_end_of_the_line_stays_there_and_others_are_passed_on) {
    ASSERT_TRUE(hear(kHere, call()));
    passTime(std::chrono::seconds(60));
    passTime(std::chrono::seconds(60));
    ASSERT_EQ(ticket().escalation, 2);
    ASSERT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(step([&] { return books->tickets.release(kCall, kLi, books->now()); }), Step::Done);
    EXPECT_EQ(ticket().state, TicketState::New);
    EXPECT_EQ(ticket().escalateAt, 0);
    const QString other = QStringLiteral("fedcba9876543210fedcba9876543210");
    ASSERT_TRUE(hear(kHere, call(other)));
    passTime(std::chrono::seconds(60));
    EXPECT_EQ(books->tickets.find(other)->escalation, 1);
    EXPECT_EQ(ticket().escalation, 2);
}

// As a program before this one left it.
TEST_P(EscalationTest, call_at_the_end_of_the_line_is_never_due_whatever_its_time) {
    ASSERT_TRUE(hear(kHere, call()));
    inOneGo([this] { books->database.run(QStringLiteral("UPDATE ticket SET escalation = 2, escalate_at = 1")); });
    EXPECT_TRUE(books->tickets.due(books->now()).empty());
}

TEST_P(EscalationTest, each_change_is_told_to_whom_may_see_it_in_numbers_without_gaps) {
    ASSERT_TRUE(hear(kHere, call()));
    passTime(std::chrono::seconds(60));
    ASSERT_EQ(take(kLi), Step::Done);
    std::vector<std::int64_t> numbers;
    QStringList branches;
    for (const Event& event : books->notes.eventsAfter(0)) {
        numbers.push_back(event.seq);
        branches.push_back(event.branch);
    }
    EXPECT_THAT(numbers, ElementsAre(1, 2, 3, 4, 5));
    const QString here = QStringLiteral("hefang");
    const QString near = QStringLiteral("dongmen");
    EXPECT_EQ(branches, (QStringList{here, near, here, near, here}));
    const auto last = books->notes.eventsAfter(3, here);
    ASSERT_EQ(last.size(), 1U);
    EXPECT_EQ(QJsonDocument::fromJson(last[0].body).object(), ticketJson(ticket()));
}

TEST_P(EscalationTest, change_that_failed_is_told_to_nobody) {
    const auto done = books->inOneGo([this] {
        books->tickets.hear(kHere, call(), books->now());
        books->database.run(QStringLiteral("INSERT INTO nowhere VALUES (1)"));
    });
    EXPECT_FALSE(done.ok());
    EXPECT_EQ(books->notes.lastEvent(), 0);
    ASSERT_TRUE(hear(kHere, call(QStringLiteral("fedcba9876543210fedcba9876543210"))));
    EXPECT_EQ(books->notes.lastEvent(), 1);
}

TEST_P(EscalationTest, everything_is_there_after_a_restart) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    const Ticket before = ticket();
    books.reset();
    DeskBooks again({.database = where}, clock);
    ASSERT_TRUE(again.open().ok());
    EXPECT_EQ(again.tickets.find(kCall), before);
}

TEST_P(EscalationTest, old_events_go_and_their_numbers_are_not_used_again) {
    ASSERT_TRUE(hear(kHere, call()));
    clock.advance(std::chrono::hours(25));
    inOneGo([this] { books->notes.dropOldEvents(books->now()); });
    EXPECT_TRUE(books->notes.eventsAfter(0).empty());
    EXPECT_EQ(books->notes.firstEvent(), 0);
    ASSERT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(books->notes.firstEvent(), 2);
}

EVERGREEN_EACH_DATABASE(EscalationTest);

}  // namespace evergreen::desk

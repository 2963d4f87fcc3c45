// The steps of a call for help, and who may take which.
#include "tests/backend/desk/tickets_fixture.h"

#include <atomic>
#include <thread>

namespace evergreen::desk {

TEST_P(TicketsTest, call_goes_from_new_to_solved_with_who_and_when) {
    ASSERT_TRUE(hear(kHere, call()));
    EXPECT_EQ(ticket().state, TicketState::New);
    EXPECT_EQ(ticket().faults, QStringList{QStringLiteral("printer")});
    clock.advance(std::chrono::seconds(5));
    EXPECT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(ticket().takenByName, QStringLiteral("小李"));
    EXPECT_EQ(ticket().takenAt - ticket().receivedAt, 5000);
    EXPECT_EQ(step([&] { return books->tickets.arrive(kCall, kLi, books->now()); }), Step::Done);
    EXPECT_EQ(step([&] { return books->tickets.solve(kCall, kLi, false, kOutcome, books->now()); }), Step::Done);
    EXPECT_EQ(ticket().state, TicketState::Solved);
    EXPECT_EQ(ticket().outcome, kOutcome);
    EXPECT_EQ(whatHappened(), (QStringList{QStringLiteral("received"), QStringLiteral("taken"),
                                           QStringLiteral("arrived"), QStringLiteral("solved")}));
}

TEST_P(TicketsTest, call_told_again_is_one_call) {
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(hear(kHere, call()));
    EXPECT_EQ(books->tickets.openFor(QStringLiteral("hefang")).size(), 1U);
    EXPECT_EQ(whatHappened(), QStringList{QStringLiteral("received")});
    EXPECT_EQ(books->notes.lastEvent(), 1);
}

TEST_P(TicketsTest, call_told_again_after_it_was_taken_changes_nothing) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    ASSERT_TRUE(hear(kHere, call()));
    EXPECT_EQ(ticket().state, TicketState::Taken);
}

TEST_P(TicketsTest, call_of_another_kiosk_is_neither_read_nor_ended) {
    ASSERT_TRUE(hear(kHere, call()));
    EXPECT_FALSE(hear(kThere, call(kCall, HelpKind::Withdrawn)));
    EXPECT_EQ(ticket().state, TicketState::New);
    EXPECT_EQ(ticket().kiosk, kHere.id);
}

TEST_P(TicketsTest, of_many_who_take_it_at_once_exactly_one_wins) {
    constexpr int helpers = 6;
    ASSERT_TRUE(hear(kHere, call()));
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> threads;
    threads.reserve(helpers);
    for (int i = 0; i < helpers; ++i) {
        threads.emplace_back([&, i] {
            DeskBooks own({.database = where}, clock);
            ASSERT_TRUE(own.open().ok());
            const Helper who{QStringLiteral("staff%1").arg(i), QStringLiteral("x")};
            Step done = Step::Unknown;
            ASSERT_TRUE(own.inOneGo([&] { done = own.tickets.take(kCall, who, 0, own.now()); }).ok());
            if (done == Step::Done) ++won;
            if (done == Step::TakenByOther) ++lost;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, helpers - 1);
    EXPECT_EQ(whatHappened().count(QStringLiteral("taken")), 1);
}

TEST_P(TicketsTest, of_many_who_hear_the_same_call_at_once_one_writes_it) {
    constexpr int desks = 4;
    std::vector<std::thread> threads;
    threads.reserve(desks);
    for (int i = 0; i < desks; ++i) {
        threads.emplace_back([&] {
            DeskBooks own({.database = where}, clock);
            ASSERT_TRUE(own.open().ok());
            EXPECT_TRUE(own.inOneGo([&] { EXPECT_TRUE(own.tickets.hear(kHere, call(), own.now())); }).ok());
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(whatHappened(), QStringList{QStringLiteral("received")});
    EXPECT_EQ(books->notes.lastEvent(), 1);
}

TEST_P(TicketsTest, only_who_took_it_arrives_releases_and_solves) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(take(kWang), Step::TakenByOther);
    EXPECT_EQ(step([&] { return books->tickets.arrive(kCall, kWang, books->now()); }), Step::TakenByOther);
    EXPECT_EQ(step([&] { return books->tickets.release(kCall, kWang, books->now()); }), Step::TakenByOther);
    EXPECT_EQ(step([&] { return books->tickets.solve(kCall, kWang, false, kOutcome, books->now()); }), Step::NotYours);
    EXPECT_EQ(ticket().state, TicketState::Taken);
}

TEST_P(TicketsTest, steps_whose_answer_was_lost_may_be_asked_again) {
    ASSERT_TRUE(hear(kHere, call()));
    EXPECT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(take(kLi), Step::Done);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(step([&] { return books->tickets.arrive(kCall, kLi, books->now()); }), Step::Done);
    }
    EXPECT_EQ(whatHappened().size(), 3);
}

TEST_P(TicketsTest, manager_may_end_what_another_took) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    EXPECT_EQ(step([&] { return books->tickets.solve(kCall, kWang, true, kOutcome, books->now()); }), Step::Done);
    EXPECT_EQ(take(kWang), Step::Closed);
}

TEST_P(TicketsTest, released_call_is_new_again_and_its_clock_begins_anew) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    passTime(std::chrono::seconds(300));
    EXPECT_EQ(ticket().escalation, 0);
    EXPECT_EQ(step([&] { return books->tickets.release(kCall, kLi, books->now()); }), Step::Done);
    EXPECT_EQ(ticket().state, TicketState::New);
    EXPECT_TRUE(ticket().takenBy.isEmpty());
    passTime(std::chrono::seconds(59));
    EXPECT_EQ(ticket().escalation, 0);
    passTime(std::chrono::seconds(1));
    EXPECT_EQ(ticket().escalation, 1);
}

TEST_P(TicketsTest, withdrawn_call_is_over_also_when_its_beginning_never_came) {
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_EQ(take(kLi), Step::Done);
    ASSERT_TRUE(hear(kHere, call(kCall, HelpKind::Withdrawn)));
    EXPECT_EQ(ticket().state, TicketState::Withdrawn);
    EXPECT_EQ(step([&] { return books->tickets.arrive(kCall, kLi, books->now()); }), Step::Closed);
    const QString late = QStringLiteral("fedcba9876543210fedcba9876543210");
    ASSERT_TRUE(hear(kHere, call(late, HelpKind::Withdrawn)));
    EXPECT_EQ(books->tickets.find(late)->state, TicketState::Withdrawn);
    EXPECT_TRUE(books->tickets.openFor(QStringLiteral("hefang")).empty());
}

EVERGREEN_EACH_DATABASE(TicketsTest);

}  // namespace evergreen::desk

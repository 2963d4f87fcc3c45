// What kiosks tell the desk, and what they are told.
#include "tests/backend/desk/dispatch_fixture.h"

#include <future>

namespace evergreen::desk {

TEST_P(DispatchTest, call_is_answered_when_it_is_kept_and_answered_again_when_told_again) {
    start();
    tell("help", helpJson(kCall));
    EXPECT_EQ(ear.await(1), QStringList{kReceived});
    EXPECT_TRUE(books->tickets.find(kCall).has_value());
    tell("help", helpJson(kCall));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, kReceived}));
    EXPECT_EQ(books->tickets.history(kCall).size(), 1U);
}

TEST_P(DispatchTest, what_is_not_in_the_register_or_not_in_the_document_gets_no_answer) {
    start();
    tell("help", helpJson(kOtherCall), QStringLiteral("kiosk-9999"));
    tell("help", "{}");
    tell("help", helpJson(kCall));
    EXPECT_EQ(ear.await(1), QStringList{kReceived});
    EXPECT_FALSE(books->tickets.find(kOtherCall).has_value());
}

// Its connection to the broker may be older than the revocation.
TEST_P(DispatchTest, kiosk_that_is_revoked_is_not_heard_until_it_has_another_certificate) {
    const auto issue = [this](const char* serial) {
        books->certificates.put({.serial = QString::fromLatin1(serial),
                                 .kiosk = kHere.id,
                                 .keyHash = QString::fromLatin1(serial),
                                 .notAfter = books->now() + 1});
    };
    ASSERT_TRUE(books->inOneGo([&] {
        books->branches.put(Kiosk{kThere.id, QStringLiteral("remote"), kThere.name});
        issue("0A");
        books->certificates.revoke(kHere.id, books->now());
    }));
    start();
    tell("help", helpJson(kOtherCall));
    tell("state", stateJson(true, 1));
    tell("help", helpJson(kCall), kThere.id);
    EXPECT_EQ(ear.await(1), QStringList{QStringLiteral("kiosk-0002 help received")});
    EXPECT_FALSE(books->tickets.find(kOtherCall).has_value());
    ASSERT_TRUE(books->inOneGo([&] { issue("0B"); }));
    tell("help", helpJson(kOtherCall));
    EXPECT_EQ(ear.await(2).back(), kReceived) << "at once, though the register is read every half minute";
}

// The change is made by other books: another thread's, or another instance's.
TEST_P(DispatchTest, kiosk_is_told_of_a_change_whoever_made_it) {
    start();
    tell("help", helpJson(kCall));
    ear.await(1);
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.take(kCall, kLi, 60, books->now()); }));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, QStringLiteral("kiosk-0001 help taken")}));
}

TEST_P(DispatchTest, kiosk_that_comes_back_is_told_what_became_of_its_call) {
    start();
    tell("help", helpJson(kCall));
    ear.await(1);
    const auto stream = listen();
    until(*stream, "\n\n");
    tell("state", stateJson(true, 1));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, kReceived}));
    // The health that follows is seen by the browser, so each is a round of its own.
    tell("state", stateJson(true, 1));  // nothing new
    tell("health", healthJson("low"));
    until(*stream, healthWord("low"));
    tell("state", stateJson(false, 1));  // its last will
    tell("state", stateJson(true, 2));
    tell("health", healthJson("out"));
    until(*stream, healthWord("out"));
    ear.await(3);  // else it would be told of a call that is taken already
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.take(kCall, kLi, 60, books->now()); }));
    EXPECT_EQ(ear.await(4), (QStringList{kReceived, kReceived, kReceived, kTaken}));
}

TEST_P(DispatchTest, what_the_broker_has_kept_is_no_sign_of_life) {
    start();
    const auto stream = listen();
    until(*stream, "\n\n");
    keep("health", healthJson("low"));
    until(*stream, healthWord("low"));
    EXPECT_TRUE(dispatch->wall().status(kHere.id).hasHealth);
    EXPECT_EQ(dispatch->wall().status(kHere.id).heardAt, 0);
    const auto told = books->now();
    tell("health", healthJson("out"));
    until(*stream, healthWord("out"));
    EXPECT_GE(dispatch->wall().status(kHere.id).heardAt, told);
    EXPECT_LE(dispatch->wall().status(kHere.id).heardAt, books->now());
}

TEST_P(DispatchTest, kiosk_that_comes_back_is_told_of_a_call_that_was_solved_meanwhile_but_not_long_ago) {
    const auto solvedAt = [this](const QString& call, std::int64_t at) {
        books->tickets.hear(kHere, *readHelp(helpJson(call)), at);
        books->tickets.take(call, kLi, 60, at);
        books->tickets.solve(call, kLi, false, kOutcome, at);
    };
    ASSERT_TRUE(books->inOneGo([&] {
        solvedAt(kOtherCall, books->now() - std::chrono::milliseconds(Tickets::toldAgainFor).count());
        solvedAt(kCall, books->now());
    }));
    start();
    tell("state", stateJson(true, 1));
    ear.await(1);
    tell("help", helpJson(QStringLiteral("00000000000000000000000000000000")));
    EXPECT_EQ(ear.await(2), (QStringList{QStringLiteral("kiosk-0001 help solved"), kReceived}));
}

TEST_P(DispatchTest, call_that_cannot_be_passed_on_keeps_no_other_from_it) {
    ASSERT_TRUE(books->inOneGo([this] {
        const auto longAgo = books->now() - std::chrono::milliseconds(2 * options.escalateAfter).count();
        for (const QString& call : {kCall, kOtherCall}) {
            books->tickets.hear(kHere, *readHelp(helpJson(call)), longAgo);
        }
        // Its next step has this number already.
        books->database.run(QStringLiteral("UPDATE ticket_step SET n = 2 WHERE call_id = ?"), {kCall});
    }));
    start();
    EXPECT_EQ(ear.await(1), QStringList{QStringLiteral("kiosk-0001 help escalated")});
    EXPECT_EQ(books->tickets.find(kOtherCall)->escalation, 2);
    EXPECT_EQ(books->tickets.find(kCall)->escalation, 0);
}

TEST_P(DispatchTest, call_that_cannot_be_stored_keeps_no_other_from_it) {
    start();
    ASSERT_TRUE(books->inOneGo([this] {
        books->database.run(QStringLiteral("CREATE UNIQUE INDEX one_language ON ticket(language)"));
        books->tickets.hear(kHere, *readHelp(helpJson(kCall)), books->now());
    }));
    ASSERT_EQ(ear.await(1), QStringList{kReceived});
    tell("help", helpJson(kOtherCall));
    tell("help", helpJson(kCall));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, kReceived}));
    EXPECT_FALSE(books->tickets.find(kOtherCall).has_value());
}

TEST_P(DispatchTest, chore_of_every_day_is_done_at_the_start) {
    dispatch = std::make_unique<Dispatch>(options, clock, ear);
    std::promise<void> done;
    dispatch->every(std::chrono::hours(24), [&done](DeskBooks& own) {
        EXPECT_TRUE(own.branches.kiosk(kHere.id));
        done.set_value();
    });
    ASSERT_TRUE(dispatch->start().ok());
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    dispatch->stop();
}

TEST_P(DispatchTest, desk_that_was_restarted_tells_what_became_of_all_calls_once_it_is_at_the_broker) {
    start();
    tell("help", helpJson(kCall));
    ear.await(1);
    dispatch.reset();
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.take(kCall, kLi, 60, books->now()); }));
    start();
    dispatch->brokerChanged(true);
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, QStringLiteral("kiosk-0001 help taken")}));
}

TEST_P(DispatchTest, call_nobody_takes_is_passed_on_by_itself) {
    options.escalateAfter = std::chrono::milliseconds(1);
    start();
    tell("help", helpJson(kCall));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, QStringLiteral("kiosk-0001 help escalated")}));
    EXPECT_EQ(books->tickets.find(kCall)->escalation, 2);
}

EVERGREEN_EACH_DATABASE(DispatchTest);

}  // namespace evergreen::desk

// What browsers see on their streams.
#include "tests/backend/desk/dispatch_fixture.h"

#include <gmock/gmock.h>

namespace evergreen::desk {

namespace {

class EventFeedTest : public DispatchTest {};

}  // namespace

TEST_P(EventFeedTest, register_that_could_not_be_read_is_read_again_at_once) {
    const auto rename = [this](const char* from, const char* to) {
        books->database.run(QStringLiteral("ALTER TABLE %1 RENAME TO %2").arg(QLatin1String(from), QLatin1String(to)));
        EXPECT_TRUE(books->database.takeFault().ok());
    };
    rename("kiosk", "away");
    start();
    const auto lost = listen();
    EXPECT_TRUE(isOver(*lost)) << "a browser is not told half of it";
    rename("away", "kiosk");
    const auto stream = listen();
    EXPECT_TRUE(until(*stream, "\n\n").contains("event: snapshot"));
    tell("state", stateJson(true, 1));
    EXPECT_TRUE(until(*stream, "event: kiosk\n").contains("event: kiosk\n"));
}

TEST_P(EventFeedTest, browser_sees_the_present_first_and_then_each_change) {
    start();
    tell("help", helpJson(kCall));
    ear.await(1);
    const auto stream = listen();
    const QByteArray first = until(*stream, "\n\n");
    EXPECT_THAT(first.toStdString(), testing::StartsWith("id: 1\nevent: snapshot\n"));
    EXPECT_TRUE(first.contains(kCall.toLatin1()));
    tell("help", helpJson(kOtherCall));
    EXPECT_THAT(until(*stream, "\n\n").toStdString(), testing::AllOf(testing::StartsWith("id: 2\nevent: ticket\n"),
                                                                     testing::HasSubstr(kOtherCall.toStdString())));
}

TEST_P(EventFeedTest, browser_that_comes_back_gets_exactly_what_it_missed) {
    start();
    for (const QString& call : {kCall, kOtherCall}) {
        tell("help", helpJson(call));
    }
    ear.await(2);
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.take(kCall, kLi, 60, books->now()); }));
    ear.await(3);
    const QByteArray missed = until(*listen(1), "event: broker\n");
    EXPECT_FALSE(missed.contains("id: 1\n"));
    EXPECT_EQ(missed.count("id: 2\n"), 1);
    EXPECT_EQ(missed.count("id: 3\n"), 1);
    EXPECT_EQ(missed.count("event: ticket\n"), 2);
    EXPECT_FALSE(missed.contains("snapshot"));
    const QByteArray nothing = until(*listen(3), "event: broker\n");
    EXPECT_EQ(nothing.count("event: ticket\n"), 0);
}

TEST_P(EventFeedTest, browser_whose_place_is_gone_or_was_never_there_gets_the_present) {
    start();
    tell("help", helpJson(kCall));
    ear.await(1);
    tell("help", helpJson(kOtherCall));
    ear.await(2);
    EXPECT_TRUE(until(*listen(99), "\n\n").contains("event: snapshot"));
    books->database.run(QStringLiteral("DELETE FROM event WHERE seq = 1"));
    EXPECT_TRUE(until(*listen(0), "\n\n").contains("event: snapshot"));
    EXPECT_FALSE(until(*listen(1), "event: broker\n").contains("event: snapshot"));
}

TEST_P(EventFeedTest, page_of_a_customer_is_shown_to_who_took_the_call_and_to_nobody_before) {
    start();
    const auto stream = listen();
    until(*stream, "\n\n");
    const QByteArray view =
        QStringLiteral(R"({"v":1,"call":"%1","page":{"kind":"Choice","question":{"id":"q","words":"q"},)"
                       R"("parts":[],"isFenced":false}})")
            .arg(kCall)
            .toUtf8();
    tell("help", helpJson(kCall));
    ear.await(1);
    tell("view", view);
    tell("state", stateJson(true, 1));
    const QByteArray before = until(*stream, "event: kiosk\n");
    EXPECT_FALSE(before.contains("event: view"));
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.take(kCall, kLi, 60, books->now()); }));
    ear.await(3);
    tell("view", view);
    EXPECT_TRUE(until(*stream, "event: view\n").contains("event: view\n"));
    ASSERT_TRUE(books->inOneGo([this] { books->tickets.solve(kCall, kLi, false, kOutcome, books->now()); }));
    ear.await(4);
    tell("view", view);
    tell("health", healthJson("low"));
    const QByteArray after = until(*stream, healthWord("low"));
    EXPECT_TRUE(after.contains(healthWord("low")));
    EXPECT_FALSE(after.contains("event: view\n")) << "a page that comes late is nobody's";
}

TEST_P(EventFeedTest, last_will_that_comes_after_its_successor_is_passed_over) {
    start();
    tell("state", stateJson(true, 2));
    tell("state", stateJson(false, 1));
    const auto stream = listen();
    tell("health", healthJson("low"));
    const QByteArray seen = until(*stream, healthWord("low"));
    EXPECT_TRUE(dispatch->wall().status(kHere.id).state.online);
    EXPECT_TRUE(seen.contains(healthWord("low")));
}

EVERGREEN_EACH_DATABASE(EventFeedTest);

}  // namespace evergreen::desk

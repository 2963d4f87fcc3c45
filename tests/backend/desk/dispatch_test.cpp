// The desk's own thread, with a kiosk's ear in the place of the broker. What is waited for comes, or the test's
// patience ends.
#include "backend/desk/dispatch.h"

#include "kiosk/base/system_clock.h"
#include "tests/support/each_database.h"

#include <gmock/gmock.h>

#include <QDeadlineTimer>
#include <QJsonDocument>

namespace evergreen::desk {

namespace {

const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString kOtherCall = QStringLiteral("fedcba9876543210fedcba9876543210");
const Kiosk kKiosk{QStringLiteral("kiosk-0001"), QStringLiteral("hefang"), QStringLiteral("大厅1号")};
const Helper kLi{QStringLiteral("xiaoli"), QStringLiteral("小李")};

class EarOfKiosks final : public KioskPost {
public:
    bool tell(const QString& kiosk, const char* topic, const QByteArray& message) override {
        const std::lock_guard lock(m_mutex);
        m_heard.push_back(kiosk + u' ' + QString::fromLatin1(topic) + u' ' +
                          QJsonDocument::fromJson(message)[QStringLiteral("state")].toString());
        m_bell.notify_all();
        return true;
    }
    bool isConnected() const override { return true; }

    /// All that was heard, once `count` messages were, or patience is at its end.
    QStringList await(qsizetype count) {
        std::unique_lock lock(m_mutex);
        m_bell.wait_for(lock, std::chrono::seconds(20), [&] { return m_heard.size() >= count; });
        return m_heard;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_bell;
    QStringList m_heard;
};

QByteArray helpJson(const QString& call, const char* kind = "help") {
    return QStringLiteral(R"({"v":1,"call":"%1","kind":"%2","at":1,"page":"menu.question","service":"","attempts":0,)"
                          R"("faults":[],"language":"zh_CN"})")
        .arg(call, QString::fromLatin1(kind))
        .toUtf8();
}

QByteArray stateJson(bool online, int seq) {
    return QStringLiteral(R"({"v":1,"online":%1,"boot":"5be1a0c4d2f39e77","seq":%2,"at":1,"presence":true,"page":"",)"
                          R"("service":""})")
        .arg(online ? QStringLiteral("true") : QStringLiteral("false"))
        .arg(seq)
        .toUtf8();
}

const QString kReceived = QStringLiteral("kiosk-0001 help received");

class DispatchTest : public EachDatabase {
protected:
    void SetUp() override {
        options.database = freshDatabase();
        books = std::make_unique<DeskBooks>(options, clock);
        ASSERT_TRUE(books->open().ok());
        ASSERT_TRUE(books->inOneGo([this] {
            books->branches.put(Branch{.id = QStringLiteral("hefang")});
            books->branches.put(Branch{.id = QStringLiteral("remote"), .isRemote = true});
            books->branches.put(kKiosk);
        }));
    }

    void start() {
        dispatch = std::make_unique<Dispatch>(options, clock, ear);
        ASSERT_TRUE(dispatch->start().ok());
    }

    void tell(const char* topic, const QByteArray& json, const QString& kiosk = kKiosk.id) {
        dispatch->receive({kiosk, QString::fromLatin1(topic), json});
    }

    std::shared_ptr<HttpStream> listen(std::optional<std::int64_t> after = std::nullopt) {
        auto stream = std::make_shared<HttpStream>();
        const StaffMember li{kLi.id, QStringLiteral("hefang"), kLi.name, QStringLiteral("helper")};
        const StaffSession session{QStringLiteral("hash"), QStringLiteral("csrf"), li};
        EXPECT_TRUE(dispatch->feed().admit({session, after, stream}));
        dispatch->wake();
        return stream;
    }

    /// What the stream was given, until `ending` is in it.
    static QByteArray until(HttpStream& stream, const QByteArray& ending) {
        const QDeadlineTimer deadline(20'000);
        QByteArray all;
        while (!all.contains(ending) && !deadline.hasExpired()) {
            all += stream.take();
            std::this_thread::yield();
        }
        return all;
    }

    SystemClock clock;
    BookOptions options;
    EarOfKiosks ear;
    std::unique_ptr<DeskBooks> books;
    std::unique_ptr<Dispatch> dispatch;
};

}  // namespace

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
    tell("state", stateJson(true, 1));
    EXPECT_EQ(ear.await(2), (QStringList{kReceived, kReceived}));
    tell("state", stateJson(true, 1));   // nothing new
    tell("state", stateJson(false, 1));  // its last will
    tell("state", stateJson(true, 2));
    EXPECT_EQ(ear.await(3).size(), 3);
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

TEST_P(DispatchTest, browser_sees_the_present_first_and_then_each_change) {
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

TEST_P(DispatchTest, browser_that_comes_back_gets_exactly_what_it_missed) {
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

TEST_P(DispatchTest, browser_whose_place_is_gone_or_was_never_there_gets_the_present) {
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

TEST_P(DispatchTest, page_of_a_customer_is_shown_to_who_took_the_call_and_to_nobody_before) {
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
}

TEST_P(DispatchTest, last_will_that_comes_after_its_successor_is_passed_over) {
    start();
    tell("state", stateJson(true, 2));
    tell("state", stateJson(false, 1));
    const auto stream = listen();
    tell("health", R"({"v":1,"at":1,"paper":"low","faults":[],"program":"0.1.0","configuration":0})");
    const QByteArray seen = until(*stream, "\"paper\":\"low\"");
    EXPECT_TRUE(dispatch->wall().status(kKiosk.id).state.online);
    EXPECT_TRUE(seen.contains("\"paper\":\"low\""));
}

EVERGREEN_EACH_DATABASE(DispatchTest);

}  // namespace evergreen::desk

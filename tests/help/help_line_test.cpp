// A call from the tap to its end, with a desk that answers by script and a clock that the test moves.
#include "kiosk/help/help_line.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

class ScriptedWire final : public HelpWire {
public:
    void tell(const QByteArray& message) override {
        told << QJsonDocument::fromJson(message).object()[QStringLiteral("kind")].toString();
    }
    void tellAgain(const QByteArray& message) override {
        tell(message);
        ++again;
    }
    bool hearsDesk() const override { return isUp; }
    void askAfter(const QString& call) override { asked << call; }

    QStringList told;
    QStringList asked;
    int again = 0;
    bool isUp = true;
};

class HelpLineTest : public testing::Test {
protected:
    HelpLineTest() { restart(); }

    /// As if the program had been killed: nothing is told on the way out.
    void restart() {
        line.reset();
        outbox = std::make_unique<HelpOutbox>(m_folder.filePath(QStringLiteral("help.db")));
        line = std::make_unique<HelpLine>(clock, *outbox, &wire);
        QObject::connect(line.get(), &HelpLine::unanswered, &wire, [this] { ++unanswered; });
        QObject::connect(line.get(), &HelpLine::ended, &wire, [this] { ++ended; });
        line->open();
        wire.told.clear();
    }
    void answer(HelpState state, const QString& who = {}) {
        Q_EMIT wire.answered({line->isCalling() ? line->callId() : lastCall, state, who, 60s});
    }
    void call() {
        line->call({QStringLiteral("menu.question")});
        lastCall = line->callId();
    }

    QTemporaryDir m_folder;
    FakeClock clock;
    ScriptedWire wire;
    std::unique_ptr<HelpOutbox> outbox;
    std::unique_ptr<HelpLine> line;
    QString lastCall;
    int unanswered = 0;
    int ended = 0;
};

const QStringList kHelp{QStringLiteral("help")};

}  // namespace

TEST_F(HelpLineTest, says_only_what_the_desk_has_said) {
    call();
    EXPECT_EQ(wire.told, kHelp);
    EXPECT_EQ(line->answer().state, HelpState::Calling);
    answer(HelpState::Received);
    EXPECT_EQ(line->answer().state, HelpState::Received);
    answer(HelpState::Taken, QStringLiteral("小李"));
    EXPECT_EQ(line->answer().who, QStringLiteral("小李"));
    EXPECT_EQ(line->answer().eta, 60s);
    answer(HelpState::Solved);
    EXPECT_FALSE(line->isCalling());
    EXPECT_EQ(ended, 1);
}

TEST_F(HelpLineTest, call_is_repeated_ever_more_slowly_until_it_is_answered) {
    call();
    EXPECT_EQ(wire.again, 0) << "the first time by the best way, and no other";
    for (const auto wait : {500ms, 1'000ms, 2'000ms, 4'000ms, 8'000ms}) clock.advance(wait);
    EXPECT_EQ(wire.told.size(), 6);
    EXPECT_EQ(wire.again, 5) << "and then by every way there is";
    clock.advance(44s);
    EXPECT_EQ(wire.told.size(), 7) << "16 s later, and then every 30 s";
    answer(HelpState::Taken);
    wire.told.clear();
    clock.advance(2min);
    EXPECT_TRUE(wire.told.isEmpty());
}

TEST_F(HelpLineTest, call_that_nobody_takes_is_escalated_after_a_minute) {
    call();
    answer(HelpState::Received);
    clock.advance(59s);
    EXPECT_EQ(wire.told, kHelp);
    clock.advance(1s);
    EXPECT_EQ(wire.told.last(), QStringLiteral("escalated"));
    answer(HelpState::Escalated);
    EXPECT_EQ(line->answer().state, HelpState::Escalated);
}

TEST_F(HelpLineTest, call_that_is_taken_is_not_escalated) {
    call();
    answer(HelpState::Taken, QStringLiteral("小李"));
    clock.advance(10min);
    EXPECT_EQ(wire.told, kHelp);
}

TEST_F(HelpLineTest, nobody_is_coming_any_more_when_the_call_is_given_back) {
    call();
    answer(HelpState::Taken, QStringLiteral("小李"));
    answer(HelpState::Received);
    EXPECT_EQ(line->answer().state, HelpState::Received);
    EXPECT_EQ(line->answer().who, QString());
    clock.advance(1min);
    EXPECT_EQ(wire.told.last(), QStringLiteral("escalated")) << "its minute begins anew";
}

TEST_F(HelpLineTest, silence_is_said_after_five_seconds_and_taken_back_when_the_desk_answers) {
    call();
    clock.advance(4'999ms);
    EXPECT_EQ(unanswered, 0);
    clock.advance(1ms);
    EXPECT_EQ(unanswered, 1);
    EXPECT_TRUE(line->isUnanswered());
    answer(HelpState::Received);
    EXPECT_FALSE(line->isUnanswered());
    clock.advance(1min);
    EXPECT_EQ(unanswered, 1);
}

TEST_F(HelpLineTest, tapped_twice_it_is_one_call) {
    call();
    const QString first = line->callId();
    call();
    EXPECT_EQ(line->callId(), first);
    EXPECT_EQ(wire.told, kHelp);
}

TEST_F(HelpLineTest, withdrawal_waits_behind_the_call_itself_and_is_told_until_answered) {
    call();
    line->withdraw();
    EXPECT_FALSE(line->isCalling());
    EXPECT_EQ(wire.told.last(), QStringLiteral("help")) << "the desk does not know of it yet";
    answer(HelpState::Received);
    EXPECT_EQ(wire.told.last(), QStringLiteral("withdrawn"));
    answer(HelpState::Withdrawn);
    wire.told.clear();
    clock.advance(1h);
    EXPECT_TRUE(wire.told.isEmpty());
}

TEST_F(HelpLineTest, killed_program_remembers_who_is_waiting) {
    call();
    answer(HelpState::Taken, QStringLiteral("小李"));
    const QString waiting = line->callId();
    restart();
    EXPECT_TRUE(line->isCalling());
    EXPECT_EQ(line->callId(), waiting);
    EXPECT_EQ(line->answer().who, QStringLiteral("小李"));
    answer(HelpState::Arrived, QStringLiteral("小李"));
    EXPECT_EQ(line->answer().state, HelpState::Arrived);
}

TEST_F(HelpLineTest, killed_before_the_desk_has_answered_it_tells_again) {
    call();
    restart();
    wire.told.clear();
    Q_EMIT wire.connected();
    EXPECT_EQ(wire.told, kHelp);
    EXPECT_EQ(line->callId(), lastCall) << "the same call, not a second one";
}

TEST_F(HelpLineTest, escalation_keeps_its_minute_over_a_restart) {
    call();
    answer(HelpState::Received);
    clock.advance(40s);
    restart();
    clock.advance(20s);
    EXPECT_EQ(wire.told, QStringList{QStringLiteral("escalated")});
}

TEST_F(HelpLineTest, call_of_long_ago_is_not_shown_to_who_stands_there_now) {
    call();
    clock.advance(16min);
    restart();
    EXPECT_FALSE(line->isCalling());
    Q_EMIT wire.connected();
    EXPECT_FALSE(wire.told.isEmpty()) << "but the desk still hears of it";
}

TEST_F(HelpLineTest, desk_that_cannot_speak_by_itself_is_asked) {
    wire.isUp = false;
    call();
    answer(HelpState::Received);
    EXPECT_EQ(wire.asked, QStringList{line->callId()});
    clock.advance(500ms);
    EXPECT_EQ(wire.asked.size(), 2);
    wire.isUp = true;
    clock.advance(4s);
    wire.asked.clear();
    clock.advance(1min);
    EXPECT_TRUE(wire.asked.isEmpty());
}

TEST_F(HelpLineTest, disk_that_takes_nothing_does_not_keep_a_customer_from_being_heard) {
    HelpOutbox nowhere(QStringLiteral("/proc/nowhere/help.db"));
    HelpLine careless(clock, nowhere, &wire);
    wire.told.clear();
    careless.call({});
    EXPECT_EQ(wire.told, kHelp);
    Q_EMIT wire.answered({careless.callId(), HelpState::Taken, QStringLiteral("小李")});
    EXPECT_EQ(careless.answer().state, HelpState::Taken);
}

TEST_F(HelpLineTest, without_a_desk_silence_is_said_after_a_minute) {
    HelpLine alone(clock, *outbox, nullptr);
    int silence = 0;
    QObject::connect(&alone, &HelpLine::unanswered, &wire, [&] { ++silence; });
    alone.open();
    alone.call({});
    clock.advance(59s);
    EXPECT_EQ(silence, 0);
    clock.advance(1s);
    EXPECT_EQ(silence, 1);
    alone.withdraw();
    EXPECT_FALSE(alone.isCalling());
    EXPECT_TRUE(wire.told.isEmpty());
}

}  // namespace evergreen

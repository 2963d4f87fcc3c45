#include "kiosk/help/help_outbox.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <QTimeZone>

namespace evergreen {

namespace {

const QDateTime kNow({2026, 3, 16}, {1, 30}, QTimeZone::utc());

class HelpOutboxTest : public testing::Test {
protected:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(QStringLiteral("deep/help.db")); }

    static void keep(HelpOutbox& outbox, const char* call, HelpWord word, int second) {
        EXPECT_TRUE(outbox.keep({QString::fromLatin1(call), word, kNow.addSecs(second), call}).ok());
    }
    static QStringList waiting(HelpOutbox& outbox) {
        QStringList calls;
        const auto words = outbox.unanswered();
        EXPECT_TRUE(words.ok());
        for (const auto& word : *words)
            calls << QStringLiteral("%1/%2").arg(word.call).arg(static_cast<int>(word.word));
        return calls;
    }
    static bool note(HelpOutbox& outbox, const char* call, HelpState state) {
        const auto noted = outbox.note({QString::fromLatin1(call), state});
        EXPECT_TRUE(noted.ok());
        return noted.ok() && *noted;
    }
};

}  // namespace

TEST_F(HelpOutboxTest, word_stays_until_it_is_answered_also_over_the_end_of_the_program) {
    {
        HelpOutbox outbox(file());
        keep(outbox, "a", HelpWord::Help, 0);
    }
    HelpOutbox outbox(file());
    EXPECT_EQ(waiting(outbox), QStringList{QStringLiteral("a/0")});
    EXPECT_TRUE(note(outbox, "a", HelpState::Received));
    EXPECT_TRUE(waiting(outbox).isEmpty());
}

TEST_F(HelpOutboxTest, words_of_one_call_are_told_one_after_the_other) {
    HelpOutbox outbox(file());
    keep(outbox, "a", HelpWord::Help, 0);
    keep(outbox, "b", HelpWord::Help, 1);
    keep(outbox, "a", HelpWord::Escalated, 60);
    keep(outbox, "a", HelpWord::Withdrawn, 61);
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("a/0"), QStringLiteral("b/0")}));
    note(outbox, "a", HelpState::Received);
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("b/0"), QStringLiteral("a/1")}));
    note(outbox, "a", HelpState::Escalated);
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("b/0"), QStringLiteral("a/2")}));
    note(outbox, "a", HelpState::Withdrawn);
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("b/0")}));
}

TEST_F(HelpOutboxTest, taken_call_needs_no_escalating_but_its_withdrawal_is_told) {
    HelpOutbox outbox(file());
    keep(outbox, "a", HelpWord::Help, 0);
    keep(outbox, "a", HelpWord::Escalated, 60);
    note(outbox, "a", HelpState::Taken);
    EXPECT_TRUE(waiting(outbox).isEmpty());
    keep(outbox, "a", HelpWord::Withdrawn, 61);
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("a/2")}));
}

TEST_F(HelpOutboxTest, state_is_news_once_and_goes_back_only_from_who_was_coming) {
    HelpOutbox outbox(file());
    keep(outbox, "a", HelpWord::Help, 0);
    EXPECT_TRUE(note(outbox, "a", HelpState::Escalated));
    EXPECT_FALSE(note(outbox, "a", HelpState::Received)) << "an old word";
    EXPECT_TRUE(note(outbox, "a", HelpState::Taken));
    EXPECT_FALSE(note(outbox, "a", HelpState::Taken));
    EXPECT_TRUE(note(outbox, "a", HelpState::Escalated)) << "given back";
    EXPECT_TRUE(note(outbox, "a", HelpState::Taken));
    EXPECT_FALSE(note(outbox, "nobody's", HelpState::Taken));
    const auto another = outbox.note({QStringLiteral("a"), HelpState::Taken, QStringLiteral("小王")});
    EXPECT_TRUE(another.ok() && *another) << "another one comes";
    EXPECT_EQ((*outbox.open(kNow))->last.who, QStringLiteral("小王"));
}

TEST_F(HelpOutboxTest, open_call_is_the_last_one_that_nobody_ended) {
    HelpOutbox outbox(file());
    EXPECT_FALSE(outbox.open(kNow)->has_value());
    keep(outbox, "a", HelpWord::Help, 0);
    keep(outbox, "b", HelpWord::Help, 1);
    EXPECT_EQ((*outbox.open(kNow))->id, QStringLiteral("b"));
    keep(outbox, "b", HelpWord::Withdrawn, 2);
    EXPECT_EQ((*outbox.open(kNow))->id, QStringLiteral("a"));
    EXPECT_FALSE(outbox.open(kNow.addSecs(1))->has_value()) << "too old";
    note(outbox, "a", HelpState::Solved);
    EXPECT_FALSE(outbox.open(kNow)->has_value());
}

TEST_F(HelpOutboxTest, old_calls_go_with_their_words) {
    HelpOutbox outbox(file());
    keep(outbox, "a", HelpWord::Help, 0);
    keep(outbox, "b", HelpWord::Help, 10);
    EXPECT_TRUE(outbox.forgetBefore(kNow.addSecs(5)).ok());
    EXPECT_EQ(waiting(outbox), (QStringList{QStringLiteral("b/0")}));
}

TEST_F(HelpOutboxTest, place_that_takes_nothing_is_a_storage_fault) {
    HelpOutbox nowhere(QStringLiteral("/proc/nowhere/help.db"));
    const auto kept = nowhere.keep({QStringLiteral("a"), HelpWord::Help, kNow, "a"});
    ASSERT_FALSE(kept.ok());
    EXPECT_EQ(kept.failure().code, FailureCode::StorageFault);
    EXPECT_FALSE(nowhere.unanswered().ok());
}

// A call that was given back is passed on a second time.
TEST_F(HelpOutboxTest, word_said_again_takes_the_place_of_the_first) {
    HelpOutbox outbox(file());
    keep(outbox, "a", HelpWord::Help, 0);
    ASSERT_TRUE(outbox.keep({QStringLiteral("a"), HelpWord::Help, kNow, "again"}).ok());
    const auto unanswered = outbox.unanswered();
    ASSERT_TRUE(unanswered.ok());
    ASSERT_EQ(unanswered->size(), 1);
    EXPECT_EQ(unanswered->front().message, "again");
}

}  // namespace evergreen

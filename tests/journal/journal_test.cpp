#include "kiosk/journal/journal.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTimeZone>

namespace evergreen {

namespace {

Intent intent(const char* key, int minute) {
    return {QString::fromLatin1(key), QStringLiteral("transfer"),
            QDateTime({2026, 3, 16}, {9, minute}, QTimeZone::utc()).toUTC()};
}

class JournalTest : public testing::Test {
protected:
    QString file() const { return m_folder.filePath(QStringLiteral("state/journal.db")); }

private:
    QTemporaryDir m_folder;
};

}  // namespace

TEST_F(JournalTest, intent_stays_open_until_it_is_settled) {
    Journal journal(file());
    ASSERT_TRUE(journal.intend(intent("a", 1)).ok());
    ASSERT_TRUE(journal.intend(intent("b", 2)).ok());
    ASSERT_TRUE(journal.settle(QStringLiteral("a"), Settled::Done).ok());
    const auto open = journal.unsettled();
    ASSERT_TRUE(open.ok());
    EXPECT_EQ(*open, std::vector<Intent>{intent("b", 2)});
}

TEST_F(JournalTest, process_killed_after_the_intent_loses_nothing) {
    const pid_t child = fork();
    if (child == 0) {
        Journal journal(file());
        const bool kept = journal.intend(intent("a", 1)).ok();
        kill(getpid(), kept ? SIGKILL : SIGTERM);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    Journal journal(file());
    const auto open = journal.unsettled();
    ASSERT_TRUE(open.ok());
    EXPECT_EQ(open->size(), 1U);
}

TEST_F(JournalTest, same_key_twice_is_refused) {
    Journal journal(file());
    ASSERT_TRUE(journal.intend(intent("a", 1)).ok());
    const auto again = journal.intend(intent("a", 2));
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.failure().code, FailureCode::StorageFault);
}

TEST_F(JournalTest, settling_what_was_never_meant_or_is_settled_already_fails) {
    Journal journal(file());
    EXPECT_FALSE(journal.settle(QStringLiteral("a"), Settled::Done).ok());
    ASSERT_TRUE(journal.intend(intent("a", 1)).ok());
    ASSERT_TRUE(journal.settle(QStringLiteral("a"), Settled::Refused).ok());
    EXPECT_FALSE(journal.settle(QStringLiteral("a"), Settled::Done).ok());
}

TEST(JournalStorage, file_that_cannot_be_made_is_a_storage_fault) {
    Journal journal(QStringLiteral("/proc/no-such-place/journal.db"));
    const auto refused = journal.intend(intent("a", 1));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().code, FailureCode::StorageFault);
    EXPECT_FALSE(journal.unsettled().ok());
}

}  // namespace evergreen

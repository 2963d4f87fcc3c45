#include "kiosk/journal/journal.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>
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

TEST_F(JournalTest, customer_and_open_state_come_back_after_a_restart) {
    Intent whose = intent("a", 1);
    whose.customer = QStringLiteral("c-1");
    {
        Journal journal(file());
        ASSERT_TRUE(journal.intend(whose).ok());
        ASSERT_TRUE(journal.noteNoAnswer(whose.key).ok());
    }
    Journal journal(file());
    EXPECT_EQ(*journal.unsettled(), std::vector<Intent>{whose});
}

TEST_F(JournalTest, receipt_is_none_then_unknown_until_the_printer_has_said) {
    const QString key = QStringLiteral("a");
    {
        Journal journal(file());
        ASSERT_TRUE(journal.intend(intent("a", 1)).ok());
        EXPECT_EQ(*journal.receiptOf(key), ReceiptState::None);
        ASSERT_TRUE(journal.noteReceipt(key, ReceiptState::Unknown).ok());
    }
    Journal journal(file());
    EXPECT_EQ(*journal.receiptOf(key), ReceiptState::Unknown);
    ASSERT_TRUE(journal.noteReceipt(key, ReceiptState::Printed).ok());
    EXPECT_EQ(*journal.receiptOf(key), ReceiptState::Printed);
    EXPECT_FALSE(journal.noteReceipt(QStringLiteral("b"), ReceiptState::Printed).ok());
}

TEST_F(JournalTest, journal_of_an_older_program_is_taken_over) {
    ASSERT_TRUE(QDir().mkpath(QFileInfo(file()).path()));
    {
        auto older = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
        older.setDatabaseName(file());
        ASSERT_TRUE(older.open());
        for (const char* statement : {"CREATE TABLE intent (key TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT "
                                      "NULL, settled TEXT, settled_at INTEGER)",
                                      "INSERT INTO intent (key, kind, at) VALUES ('a', 'transfer', 1000)"}) {
            ASSERT_TRUE(QSqlQuery(older).exec(QString::fromLatin1(statement)));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("older"));
    Journal journal(file());
    const auto open = journal.unsettled();
    ASSERT_TRUE(open.ok());
    ASSERT_EQ(open->size(), 1U);
    EXPECT_TRUE(open->front().customer.isEmpty());
    EXPECT_TRUE(journal.noteReceipt(QStringLiteral("a"), ReceiptState::NotPrinted).ok());
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

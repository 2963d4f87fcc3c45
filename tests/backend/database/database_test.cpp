#include "backend/database/database.h"

#include "backend/database/migrations.h"
#include "tests/support/each_database.h"

#include <limits>
#include <thread>

#include <QDeadlineTimer>

namespace evergreen {

namespace {

const QString kTable = QStringLiteral("CREATE TABLE thing (id TEXT PRIMARY KEY, n BIGINT NOT NULL);\n");
const QString kMore = QStringLiteral(
    "ALTER TABLE thing ADD COLUMN more TEXT NOT NULL DEFAULT 'x';\nINSERT INTO thing (id, n) VALUES ('two', 2);\n");

class DatabaseTest : public EachDatabase {
protected:
    void SetUp() override {
        where = freshDatabase();
        ASSERT_TRUE(database.open(where).ok());
        database.runScript(kTable);
        ASSERT_TRUE(database.takeFault().ok());
    }

    int things() {
        const auto rows = database.run(QStringLiteral("SELECT COUNT(*) FROM thing"));
        return rows.empty() ? -1 : rows[0][0].toInt();
    }

    QString where;
    Database database;
};

}  // namespace

TEST_P(DatabaseTest, values_come_back_as_they_went) {
    constexpr qlonglong late = 4'102'444'800'123;
    database.run(QStringLiteral("INSERT INTO thing VALUES (?, ?)"), {QStringLiteral("小李's \\ \"x\" ?"), late});
    EXPECT_EQ(database.changed(), 1);
    const auto rows = database.run(QStringLiteral("SELECT id, n FROM thing WHERE n > ?"), {late - 1});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][0].toString(), QStringLiteral("小李's \\ \"x\" ?"));
    EXPECT_EQ(rows[0][1].toLongLong(), late);
    EXPECT_TRUE(database.takeFault().ok());
}

TEST_P(DatabaseTest, transaction_with_a_fault_keeps_nothing_before_nor_after_it) {
    database.begin();
    database.run(QStringLiteral("INSERT INTO thing VALUES ('before', 1)"));
    database.run(QStringLiteral("INSERT INTO thing VALUES ('before', 2)"));
    database.run(QStringLiteral("INSERT INTO thing VALUES ('after', 3)"));
    const auto committed = database.commit();
    ASSERT_FALSE(committed.ok());
    EXPECT_EQ(committed.failure().code, FailureCode::StorageFault);
    EXPECT_EQ(things(), 0);
    database.begin();
    database.run(QStringLiteral("INSERT INTO thing VALUES ('next', 4)"));
    EXPECT_TRUE(database.commit().ok());
    EXPECT_EQ(things(), 1);
}

TEST_P(DatabaseTest, second_writer_waits_for_the_first_and_nothing_is_lost) {
    constexpr int each = 25;
    const auto write = [this](int base) {
        Database own;
        ASSERT_TRUE(own.open(where).ok());
        for (int i = 0; i < each; ++i) {
            own.begin();
            own.run(QStringLiteral("INSERT INTO thing VALUES (?, 0)"), {QString::number(base + i)});
            ASSERT_TRUE(own.commit().ok());
        }
    };
    std::thread first(write, 0);
    std::thread second(write, 1000);
    first.join();
    second.join();
    EXPECT_EQ(things(), 2 * each);
}

TEST_P(DatabaseTest, fault_between_two_rows_is_a_fault_and_not_their_end) {
    database.run(QStringLiteral("INSERT INTO thing VALUES ('good', 1)"));
    // Its absolute value is no 64-bit number.
    database.run(QStringLiteral("INSERT INTO thing VALUES ('bad', ?)"), {std::numeric_limits<qlonglong>::min()});
    ASSERT_TRUE(database.takeFault().ok());
    EXPECT_TRUE(database.run(QStringLiteral("SELECT abs(n) FROM thing")).empty());
    EXPECT_FALSE(database.takeFault().ok());
    EXPECT_EQ(things(), 2);
}

TEST_P(DatabaseTest, mend_leaves_a_good_connection_alone) {
    database.run(QStringLiteral("SELECT nonsense"));
    EXPECT_TRUE(database.mend().ok());
    EXPECT_EQ(things(), 0);
    EXPECT_TRUE(database.takeFault().ok());
}

TEST_P(DatabaseTest, migrations_run_once_each_and_in_order) {
    Database fresh;
    ASSERT_TRUE(fresh.open(freshDatabase()).ok());
    EXPECT_EQ(*migrate(fresh, {kTable}), 0);
    EXPECT_EQ(*migrate(fresh, {kTable, kMore}), 1);
    EXPECT_EQ(*migrate(fresh, {kTable, kMore}), 2);
    const auto rows = fresh.run(QStringLiteral("SELECT id, more FROM thing"));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][1].toString(), QStringLiteral("x"));
}

TEST_P(DatabaseTest, migration_that_fails_leaves_the_tables_as_they_were) {
    Database fresh;
    ASSERT_TRUE(fresh.open(freshDatabase()).ok());
    ASSERT_TRUE(migrate(fresh, {kTable}).ok());
    const auto failed = migrate(fresh, {kTable, kMore + QStringLiteral("INSERT INTO nowhere VALUES (1);\n")});
    ASSERT_FALSE(failed.ok());
    EXPECT_TRUE(fresh.run(QStringLiteral("SELECT id FROM thing")).empty());
    EXPECT_EQ(*migrate(fresh, {kTable, kMore}), 1);
}

TEST_P(DatabaseTest, database_of_a_newer_program_is_refused) {
    Database fresh;
    ASSERT_TRUE(fresh.open(freshDatabase()).ok());
    ASSERT_TRUE(migrate(fresh, {kTable, kMore}).ok());
    const auto refused = migrate(fresh, {kTable});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().code, FailureCode::ConfigBad);
}

TEST_P(DatabaseTest, programs_that_start_together_migrate_once) {
    const QString together = freshDatabase();
    constexpr int count = 4;
    std::vector<std::thread> programs;
    programs.reserve(count);
    for (int i = 0; i < count; ++i) {
        programs.emplace_back([&] {
            Database own;
            ASSERT_TRUE(own.open(together).ok());
            EXPECT_TRUE(migrate(own, {kTable, kMore}).ok());
        });
    }
    for (auto& program : programs) program.join();
    Database fresh;
    ASSERT_TRUE(fresh.open(together).ok());
    EXPECT_EQ(fresh.run(QStringLiteral("SELECT id FROM thing")).size(), 1U);
}

EVERGREEN_EACH_DATABASE(DatabaseTest);

TEST(DatabaseOnPostgres, connection_that_broke_is_had_again) {
    RunningPostgres postgres;
    ASSERT_TRUE(postgres.start().ok());
    Database database;
    ASSERT_TRUE(database.open(postgres.freshDatabase()).ok());
    database.runScript(kTable);
    postgres.kill();
    const QDeadlineTimer deadline(RunningPostgres::patience_ms);
    bool isBroken = false;
    while (!isBroken && !deadline.hasExpired()) {
        database.run(QStringLiteral("SELECT 1"));
        isBroken = !database.takeFault().ok();
    }
    EXPECT_TRUE(isBroken);
    EXPECT_FALSE(database.mend().ok());
    ASSERT_TRUE(postgres.start().ok());
    EXPECT_TRUE(database.mend().ok());
    database.run(QStringLiteral("INSERT INTO thing VALUES ('kept', 1)"));
    EXPECT_TRUE(database.takeFault().ok());
    EXPECT_EQ(database.run(QStringLiteral("SELECT id FROM thing")).size(), 1U);
    const auto fault = database.takeFault();
    EXPECT_TRUE(fault.ok()) << fault.failure().detail.toStdString();
}

// A statement of every day is ended after seconds; a change of the schema takes what it takes.
TEST(DatabaseOnPostgres, change_of_the_schema_has_no_time_limit_and_what_follows_has_one) {
    Database database;
    ASSERT_TRUE(database.open(testPostgres().freshDatabase()).ok());
    const auto limit = [&] {
        const auto rows = database.run(QStringLiteral("SHOW statement_timeout"));
        return rows.empty() ? QString() : rows[0][0].toString();
    };
    database.beginAlone();
    EXPECT_EQ(limit(), QStringLiteral("0"));
    ASSERT_TRUE(database.commit().ok());
    EXPECT_EQ(limit(), QStringLiteral("5s"));
    database.begin();
    EXPECT_EQ(limit(), QStringLiteral("5s"));
    EXPECT_TRUE(database.commit().ok());
}

TEST(Database, place_that_cannot_be_opened_is_a_storage_fault) {
    for (const auto* where : {"/proc/nowhere/file.sqlite", "postgresql://evergreen@127.0.0.1:1/none"}) {
        Database database;
        const auto opened = database.open(QString::fromLatin1(where));
        ASSERT_FALSE(opened.ok());
        EXPECT_EQ(opened.failure().code, FailureCode::StorageFault);
    }
}

}  // namespace evergreen

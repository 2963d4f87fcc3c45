// For tests that hold for SQLite and PostgreSQL alike: TEST_P over both, each with an empty database.
#pragma once

#include "tests/support/running_postgres.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

enum class DatabaseKind { Sqlite, Postgres };

class EachDatabase : public testing::TestWithParam<DatabaseKind> {
protected:
    /// What Database::open() takes.
    QString freshDatabase() {
        if (GetParam() == DatabaseKind::Postgres) return testPostgres().freshDatabase();
        return m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_count));
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

inline std::string nameOfDatabase(const testing::TestParamInfo<DatabaseKind>& info) {
    return info.param == DatabaseKind::Sqlite ? "sqlite" : "postgresql";
}

}  // namespace evergreen

/// Runs a fixture's tests over both databases.
#define EVERGREEN_EACH_DATABASE(fixture)                                                                          \
    INSTANTIATE_TEST_SUITE_P(On, fixture,                                                                         \
                             testing::Values(evergreen::DatabaseKind::Sqlite, evergreen::DatabaseKind::Postgres), \
                             evergreen::nameOfDatabase)

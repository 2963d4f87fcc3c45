// The sandbox's SQLite file through QtSql: WAL, synchronous FULL, foreign keys. One connection, used by one thread, the
// one that opened it. The first fault is remembered, so that a transaction of many statements is judged once, at its
// end.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

namespace evergreen {

using Row = std::vector<QVariant>;

class Database {
public:
    Database() = default;
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// StorageFault when the file cannot be opened.
    Result<> open(const QString& path);
    void close();

    /// Runs one statement; its rows. No rows, and the fault remembered, when it fails.
    std::vector<Row> run(const QString& sql, std::initializer_list<QVariant> values = {});

    /// Runs several statements separated by lines that end with ";".
    void runScript(const QString& script);

    void begin();
    /// Commits, or rolls back when a statement since begin() failed; then StorageFault.
    Result<> commit();
    void rollBack();

    /// The fault remembered, and forgets it.
    Result<> takeFault();

private:
    QSqlDatabase m_database;
    QString m_fault;
};

}  // namespace evergreen

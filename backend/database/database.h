// A relational database through QtSql: SQLite in a file (WAL, synchronous FULL, foreign keys) or PostgreSQL over the
// network, by the same statements. One connection, used by one thread, the one that opened it. The first fault is
// remembered, so that a transaction of many statements is judged once, at its end; after it, the rest of the
// transaction is passed over.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <vector>

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

namespace evergreen {

using Row = std::vector<QVariant>;

/// A 64-bit number as QVariant takes it.
inline qlonglong big(std::int64_t number) {
    return static_cast<qlonglong>(number);
}

class Database {
public:
    Database() = default;
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// `where`: the path of an SQLite file, or "postgresql://user:password@host:port/name". StorageFault.
    Result<> open(const QString& where);
    void close();

    /// After a fault: whether the database still answers. If not, opens it anew, which QtSql does not do by itself.
    /// StorageFault when it cannot be had at present: call again later.
    Result<> mend();

    /// False while the database cannot be had: mend() tried, and did not get it.
    bool isOpen() const { return m_database.isOpen(); }

    /// Runs one statement; its rows. No rows, and the fault remembered, when it fails, also in the middle of them.
    std::vector<Row> run(const QString& sql, std::initializer_list<QVariant> values = {});

    /// How many rows the last statement inserted, changed or deleted.
    int changed() const { return m_changed; }

    /// Runs several statements separated by lines that end with ";".
    void runScript(const QString& script);

    void begin();
    /// As begin(), and no other program begins so until commit(), however long that takes: for changes of the schema.
    void beginAlone();
    /// Commits, or rolls back when a statement since begin() failed; then StorageFault.
    Result<> commit();
    void rollBack();

    /// Whether what was read since takeFault() may lack something.
    bool hasFault() const { return !m_fault.isEmpty(); }
    /// The fault remembered, and forgets it.
    Result<> takeFault();

private:
    void openConnection();
    bool isPostgres() const;

    QSqlDatabase m_database;
    QString m_where;
    QString m_fault;
    int m_changed = 0;
    bool m_inTransaction = false;
};

}  // namespace evergreen

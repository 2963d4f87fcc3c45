// An SQLite file of what must be told to the branch desk and may not be lost before: write-ahead log, synchronous FULL.
// Opened at the first use and, where that failed, at the next. Owned by the outbox that keeps its tables in it.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace evergreen {

class OutboxDatabase {
public:
    /// `tables`: statements that make what is not there yet. They outlive it.
    OutboxDatabase(QString file, std::vector<const char*> tables);
    ~OutboxDatabase();
    OutboxDatabase(const OutboxDatabase&) = delete;
    OutboxDatabase& operator=(const OutboxDatabase&) = delete;

    /// StorageFault.
    Result<QSqlDatabase> open();

    /// Runs `statement` with these values; a query that failed is not active.
    static QSqlQuery run(const QSqlDatabase& database, const char* statement, const QVariantList& values);
    static Failure storageFault(const QSqlQuery& query);

private:
    Result<> openFile();

    const QString m_file;
    const std::vector<const char*> m_tables;
    const QString m_connection;
};

}  // namespace evergreen

#include "kiosk/help/outbox_database.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace evergreen {

namespace {

constexpr const char* kSetUp[] = {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"};

}  // namespace

OutboxDatabase::OutboxDatabase(QString file, std::vector<const char*> tables)
    : m_file(std::move(file)),
      m_tables(std::move(tables)),
      m_connection(QStringLiteral("outbox-") + QUuid::createUuid().toString()) {}

OutboxDatabase::~OutboxDatabase() {
    QSqlDatabase::removeDatabase(m_connection);
}

Result<> OutboxDatabase::openFile() {
    QDir().mkpath(QFileInfo(m_file).path());
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(m_file);
    QString complaint;
    if (!database.open()) complaint = database.lastError().text();
    std::vector<const char*> statements(std::begin(kSetUp), std::end(kSetUp));
    statements.insert(statements.end(), m_tables.begin(), m_tables.end());
    for (const char* statement : statements) {
        QSqlQuery query(database);
        if (complaint.isEmpty() && !query.exec(QString::fromLatin1(statement))) complaint = query.lastError().text();
    }
    if (complaint.isEmpty()) return {};
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    return Failure{FailureCode::StorageFault, complaint};
}

Result<QSqlDatabase> OutboxDatabase::open() {
    if (!QSqlDatabase::contains(m_connection)) {
        const auto opened = openFile();
        if (!opened) return opened.failure();
    }
    return QSqlDatabase::database(m_connection);
}

QSqlQuery OutboxDatabase::run(const QSqlDatabase& database, const char* statement, const QVariantList& values) {
    QSqlQuery query(database);
    query.prepare(QString::fromLatin1(statement));
    for (const QVariant& value : values) query.addBindValue(value);
    query.exec();
    return query;
}

Failure OutboxDatabase::storageFault(const QSqlQuery& query) {
    return {FailureCode::StorageFault, query.lastError().text()};
}

}  // namespace evergreen

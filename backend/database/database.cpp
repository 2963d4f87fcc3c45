#include "backend/database/database.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

namespace evergreen {

Database::~Database() {
    close();
}

Result<> Database::open(const QString& where) {
    m_where = where;
    openConnection();
    return takeFault();
}

bool Database::isPostgres() const {
    return m_where.startsWith(QStringLiteral("postgresql://"));
}

void Database::openConnection() {
    const QUrl url(m_where);
    const QString driver = isPostgres() ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE");
    m_database = QSqlDatabase::addDatabase(driver, QUuid::createUuid().toString());
    if (isPostgres()) {
        m_database.setHostName(url.host());
        m_database.setPort(url.port(5432));
        m_database.setUserName(url.userName());
        m_database.setPassword(url.password());
        m_database.setDatabaseName(url.path().mid(1));
        // A server that is gone without a word is noticed in seconds, not by the kernel's two hours.
        m_database.setConnectOptions(
            QStringLiteral("connect_timeout=3;keepalives_idle=5;keepalives_interval=2;keepalives_count=3"));
    } else {
        m_database.setDatabaseName(m_where);
    }
    if (!m_database.open()) {
        m_fault = m_database.lastError().text();
        return;
    }
    const QStringList settings =
        isPostgres()
            ? QStringList{QStringLiteral("SET client_min_messages = warning"),
                          QStringLiteral("SET synchronous_commit = on"), QStringLiteral("SET statement_timeout = '5s'"),
                          QStringLiteral("SET idle_in_transaction_session_timeout = '10s'")}
            : QStringList{QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("PRAGMA synchronous=FULL"),
                          QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA busy_timeout=5000")};
    for (const QString& setting : settings) run(setting);
}

void Database::close() {
    if (!m_database.isValid()) return;
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<> Database::mend() {
    m_fault.clear();
    run(QStringLiteral("SELECT 1"));
    if (m_fault.isEmpty()) return {};
    m_fault.clear();
    close();
    openConnection();
    return takeFault();
}

std::vector<Row> Database::run(const QString& sql, std::initializer_list<QVariant> values) {
    m_changed = 0;
    // Outside of the transaction that failed it would stand by itself, and be kept.
    if (m_inTransaction && !m_fault.isEmpty()) return {};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // PostgreSQL prepares only what has values; BEGIN or SET go as they are.
    bool ok = values.size() == 0 || query.prepare(sql);
    for (const auto& value : values) {
        // Only QVariant() is NULL; Qt would make NULL of a QString() or a QByteArray() as well.
        const bool isEmptyText = value.typeId() == QMetaType::QString && value.toString().isNull();
        const bool isNoBytes = value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull();
        const QVariant bound = isNoBytes ? QVariant(QByteArray("")) : value;
        query.addBindValue(isEmptyText ? QVariant(QStringLiteral("")) : bound);
    }
    ok = ok && (values.size() == 0 ? query.exec(sql) : query.exec());
    std::vector<Row> rows;
    while (ok && query.next()) {
        Row& row = rows.emplace_back();
        for (int column = 0; column < query.record().count(); ++column) row.push_back(query.value(column));
    }
    // A fault between two rows ends them as their end does; fewer rows than there are would be believed.
    ok = ok && !query.lastError().isValid();
    if (!ok) rows.clear();
    if (ok) m_changed = query.numRowsAffected();
    // The driver's text names the constraint, not the values bound; without a connection there is none.
    const QString fault = ok ? QString() : query.lastError().text() + QStringLiteral(".");
    if (m_fault.isEmpty()) m_fault = fault;
    return rows;
}

void Database::runScript(const QString& script) {
    for (const auto& statement : script.split(QStringLiteral(";\n"), Qt::SkipEmptyParts)) {
        if (!statement.trimmed().isEmpty()) run(statement);
    }
}

void Database::begin() {
    // IMMEDIATE: the one writer is chosen here and not in mid-transaction.
    run(isPostgres() ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN IMMEDIATE"));
    m_inTransaction = true;
}

void Database::beginAlone() {
    begin();
    if (!isPostgres()) return;
    constexpr int schemaLock = 0x45564752;
    // A new index over years of calls, or waiting for the program that makes it, takes what it takes.
    run(QStringLiteral("SET LOCAL statement_timeout = 0"));
    run(QStringLiteral("SELECT pg_advisory_xact_lock(%1)").arg(schemaLock));
}

Result<> Database::commit() {
    if (m_fault.isEmpty()) run(QStringLiteral("COMMIT"));
    if (!m_fault.isEmpty()) rollBack();
    m_inTransaction = false;
    return takeFault();
}

void Database::rollBack() {
    m_inTransaction = false;
    const QString first = m_fault;
    run(QStringLiteral("ROLLBACK"));
    m_fault = first;
}

Result<> Database::takeFault() {
    if (m_fault.isEmpty()) return {};
    return Failure{FailureCode::StorageFault, std::exchange(m_fault, QString())};
}

}  // namespace evergreen

#include "backend/bank_sandbox/database.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

namespace evergreen {

Database::~Database() {
    close();
}

Result<> Database::open(const QString& path) {
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QUuid::createUuid().toString());
    m_database.setDatabaseName(path);
    if (!m_database.open()) m_fault = m_database.lastError().text();
    for (const auto* pragma : {"journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"}) {
        run(QStringLiteral("PRAGMA ") + QLatin1String(pragma));
    }
    return takeFault();
}

void Database::close() {
    if (!m_database.isValid()) return;
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

std::vector<Row> Database::run(const QString& sql, std::initializer_list<QVariant> values) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool ok = query.prepare(sql);
    for (const auto& value : values) {
        // Only QVariant() is NULL; Qt would make NULL of a QString() or a QByteArray() as well.
        const bool isEmptyText = value.typeId() == QMetaType::QString && value.toString().isNull();
        const bool isNoBytes = value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull();
        const QVariant bound = isNoBytes ? QVariant(QByteArray("")) : value;
        query.addBindValue(isEmptyText ? QVariant(QStringLiteral("")) : bound);
    }
    ok = ok && query.exec();
    std::vector<Row> rows;
    while (ok && query.next()) {
        Row& row = rows.emplace_back();
        for (int column = 0; column < query.record().count(); ++column) row.push_back(query.value(column));
    }
    // The driver's text names the constraint, not the values bound.
    if (!ok && m_fault.isEmpty()) m_fault = query.lastError().text();
    return rows;
}

void Database::runScript(const QString& script) {
    for (const auto& statement : script.split(QStringLiteral(";\n"), Qt::SkipEmptyParts)) {
        if (!statement.trimmed().isEmpty()) run(statement);
    }
}

void Database::begin() {
    // IMMEDIATE: the one writer is chosen here and not in mid-transaction.
    run(QStringLiteral("BEGIN IMMEDIATE"));
}

Result<> Database::commit() {
    if (m_fault.isEmpty()) run(QStringLiteral("COMMIT"));
    if (!m_fault.isEmpty()) rollBack();
    return takeFault();
}

void Database::rollBack() {
    const QString first = m_fault;
    run(QStringLiteral("ROLLBACK"));
    m_fault = first;
}

Result<> Database::takeFault() {
    if (m_fault.isEmpty()) return {};
    return Failure{FailureCode::StorageFault, std::exchange(m_fault, QString())};
}

}  // namespace evergreen

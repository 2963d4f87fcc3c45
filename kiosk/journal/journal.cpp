#include "kiosk/journal/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace evergreen {

namespace {

Failure storageFault(const QSqlQuery& query) {
    return {FailureCode::StorageFault, query.lastError().text()};
}

const char* spelled(Settled how) {
    switch (how) {
        case Settled::Done:
            return "done";
        case Settled::Refused:
            return "refused";
        case Settled::NeverSeen:
            return "never-seen";
    }
    return "done";
}

constexpr const char* kIntentTable =
    "CREATE TABLE IF NOT EXISTS intent (key TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL,"
    " settled TEXT, settled_at INTEGER)";
constexpr const char* kSetUp[] = {
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    kIntentTable,
};

}  // namespace

Journal::Journal(QString file)
    : m_file(std::move(file)), m_connection(QStringLiteral("journal-") + QUuid::createUuid().toString()) {}

Journal::~Journal() {
    QSqlDatabase::removeDatabase(m_connection);
}

Result<> Journal::open() {
    if (QSqlDatabase::contains(m_connection)) return {};
    QDir().mkpath(QFileInfo(m_file).path());
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(m_file);
    bool ready = database.open();
    QString complaint = database.lastError().text();
    for (const char* statement : kSetUp) {
        QSqlQuery query(database);
        if (ready && !query.exec(QString::fromLatin1(statement))) {
            ready = false;
            complaint = query.lastError().text();
        }
    }
    if (ready) return {};
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    return Failure{FailureCode::StorageFault, complaint};
}

Result<> Journal::intend(const Intent& intent) {
    if (const auto opened = open(); !opened) return opened;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("INSERT INTO intent (key, kind, at) VALUES (?, ?, ?)"));
    query.addBindValue(intent.key);
    query.addBindValue(intent.kind);
    query.addBindValue(intent.at.toMSecsSinceEpoch());
    if (!query.exec()) return storageFault(query);
    return {};
}

Result<> Journal::settle(const QString& key, Settled how) {
    if (const auto opened = open(); !opened) return opened;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("UPDATE intent SET settled = ?, settled_at = ? WHERE key = ? AND settled IS NULL"));
    query.addBindValue(QString::fromLatin1(spelled(how)));
    query.addBindValue(QDateTime::currentMSecsSinceEpoch());
    query.addBindValue(key);
    if (!query.exec()) return storageFault(query);
    if (query.numRowsAffected() == 1) return {};
    return Failure{FailureCode::StorageFault, QStringLiteral("no open intent under that key")};
}

Result<std::vector<Intent>> Journal::unsettled() {
    if (const auto opened = open(); !opened) return opened.failure();
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("SELECT key, kind, at FROM intent WHERE settled IS NULL ORDER BY at, key LIMIT ?"));
    query.addBindValue(unsettledMax);
    if (!query.exec()) return storageFault(query);
    std::vector<Intent> intents;
    while (query.next()) {
        const auto at = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong()).toUTC();
        intents.push_back({query.value(0).toString(), query.value(1).toString(), at});
    }
    return intents;
}

}  // namespace evergreen

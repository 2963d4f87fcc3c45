#include "kiosk/journal/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
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
        case Settled::Reversed:
            return "reversed";
    }
    return "done";
}

constexpr const char* kIntentTable =
    "CREATE TABLE IF NOT EXISTS intent (key TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL,"
    " settled TEXT, settled_at INTEGER, customer TEXT NOT NULL DEFAULT '', answer TEXT, receipt TEXT)";
constexpr const char* kSetUp[] = {
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    kIntentTable,
};

/// What a journal of an older program has not.
struct Column {
    const char* name;
    const char* definition;
};
constexpr Column kLaterColumns[] = {{"customer", "TEXT NOT NULL DEFAULT ''"}, {"answer", "TEXT"}, {"receipt", "TEXT"}};

bool addLaterColumns(const QSqlDatabase& database, QString& complaint) {
    const QSqlRecord known = database.record(QStringLiteral("intent"));
    for (const auto& [name, definition] : kLaterColumns) {
        if (known.contains(QLatin1String(name))) continue;
        QSqlQuery query(database);
        if (query.exec(QStringLiteral("ALTER TABLE intent ADD COLUMN %1 %2")
                           .arg(QLatin1String(name), QLatin1String(definition)))) {
            continue;
        }
        complaint = query.lastError().text();
        return false;
    }
    return true;
}

constexpr std::pair<ReceiptState, const char*> kReceiptWords[] = {
    {ReceiptState::Printed, "printed"}, {ReceiptState::NotPrinted, "not printed"}, {ReceiptState::Unknown, "unknown"}};

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
    if (ready && addLaterColumns(database, complaint)) return {};
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    return Failure{FailureCode::StorageFault, complaint};
}

Result<> Journal::intend(const Intent& intent) {
    if (const auto opened = open(); !opened) return opened;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("INSERT INTO intent (key, kind, at, customer) VALUES (?, ?, ?, ?)"));
    query.addBindValue(intent.key);
    query.addBindValue(intent.kind);
    query.addBindValue(intent.at.toMSecsSinceEpoch());
    // Qt would make NULL of a QString() that was never filled.
    query.addBindValue(intent.customer.isEmpty() ? QStringLiteral("") : intent.customer);
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

Result<> Journal::noteIn(const char* statement, const QString& word, const QString& key) {
    if (const auto opened = open(); !opened) return opened;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QString::fromLatin1(statement));
    query.addBindValue(word);
    query.addBindValue(key);
    if (!query.exec()) return storageFault(query);
    if (query.numRowsAffected() == 1) return {};
    return Failure{FailureCode::StorageFault, QStringLiteral("no intent under that key")};
}

Result<> Journal::noteNoAnswer(const QString& key) {
    return noteIn("UPDATE intent SET answer = ? WHERE key = ? AND settled IS NULL", QStringLiteral("none"), key);
}

Result<> Journal::noteReceipt(const QString& key, ReceiptState state) {
    QString word;
    for (const auto& [each, spelling] : kReceiptWords) {
        if (each == state) word = QString::fromLatin1(spelling);
    }
    return noteIn("UPDATE intent SET receipt = ? WHERE key = ?", word, key);
}

Result<ReceiptState> Journal::receiptOf(const QString& key) {
    if (const auto opened = open(); !opened) return opened.failure();
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("SELECT receipt FROM intent WHERE key = ?"));
    query.addBindValue(key);
    if (!query.exec()) return storageFault(query);
    const QString word = query.next() ? query.value(0).toString() : QString();
    for (const auto& [state, spelling] : kReceiptWords) {
        if (word == QLatin1String(spelling)) return state;
    }
    return ReceiptState::None;
}

Result<std::vector<Intent>> Journal::unsettled() {
    if (const auto opened = open(); !opened) return opened.failure();
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(
        QStringLiteral("SELECT key, kind, at, customer FROM intent WHERE settled IS NULL ORDER BY at, key LIMIT ?"));
    query.addBindValue(unsettledMax);
    if (!query.exec()) return storageFault(query);
    std::vector<Intent> intents;
    while (query.next()) {
        const auto at = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong()).toUTC();
        intents.push_back({query.value(0).toString(), query.value(1).toString(), at, query.value(3).toString()});
    }
    return intents;
}

}  // namespace evergreen

#include "kiosk/help/complaint_outbox.h"

namespace evergreen {

namespace {

const std::vector<const char*> kTables{
    "CREATE TABLE IF NOT EXISTS complaint (key TEXT PRIMARY KEY, at INTEGER NOT NULL, message BLOB NOT NULL,"
    " told INTEGER NOT NULL DEFAULT 0)"};

}  // namespace

ComplaintOutbox::ComplaintOutbox(QString file) : m_database(std::move(file), kTables) {}

Result<> ComplaintOutbox::keep(const Waiting& complaint, const QDateTime& at) {
    auto database = m_database.open();
    if (!database) return database.failure();
    auto written = OutboxDatabase::run(
        *database, "INSERT INTO complaint (key, at, message) SELECT ?, ?, ? WHERE (SELECT COUNT(*) FROM complaint) < ?",
        {complaint.key, at.toMSecsSinceEpoch(), complaint.message, keptMax});
    if (!written.isActive()) return OutboxDatabase::storageFault(written);
    if (written.numRowsAffected() == 1) return {};
    return Failure{FailureCode::StorageFault, QStringLiteral("complaints: too many are waiting")};
}

Result<std::vector<ComplaintOutbox::Waiting>> ComplaintOutbox::next() {
    auto database = m_database.open();
    if (!database) return database.failure();
    auto query =
        OutboxDatabase::run(*database, "SELECT key, message FROM complaint ORDER BY told, at LIMIT ?", {nextMax});
    if (!query.isActive()) return OutboxDatabase::storageFault(query);
    std::vector<Waiting> waiting;
    while (query.next()) waiting.push_back({query.value(0).toString(), query.value(1).toByteArray()});
    query.finish();
    // A disk that takes nothing more keeps nothing from being told: only the order suffers.
    const bool begun = database->transaction();
    for (const Waiting& one : waiting) {
        (void)OutboxDatabase::run(*database, "UPDATE complaint SET told = told + 1 WHERE key = ?", {one.key});
    }
    if (begun && !database->commit()) database->rollback();
    return waiting;
}

Result<> ComplaintOutbox::forget(const QString& key) {
    auto database = m_database.open();
    if (!database) return database.failure();
    const auto gone = OutboxDatabase::run(*database, "DELETE FROM complaint WHERE key = ?", {key});
    if (!gone.isActive()) return OutboxDatabase::storageFault(gone);
    return {};
}

}  // namespace evergreen

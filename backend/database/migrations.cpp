#include "backend/database/migrations.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

int versionOf(Database& database) {
    database.run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)"));
    const auto rows = database.run(QStringLiteral("SELECT COALESCE(MAX(version), 0) FROM schema_version"));
    return rows.empty() ? 0 : rows[0][0].toInt();
}

}  // namespace

Result<int> migrate(Database& database, const QStringList& scripts) {
    database.beginAlone();
    const int before = versionOf(database);
    auto done = database.commit();
    if (!done) return done.failure();
    if (before > scripts.size()) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("database: schema %1 is of a newer program").arg(before)};
    }
    for (int version = before + 1; version <= scripts.size(); ++version) {
        database.beginAlone();
        // Another program may have been faster.
        if (versionOf(database) < version) {
            database.runScript(scripts[version - 1]);
            database.run(QStringLiteral("INSERT INTO schema_version VALUES (?, ?)"),
                         {version, QDateTime::currentMSecsSinceEpoch()});
        }
        done = database.commit();
        if (!done) return done.failure();
    }
    return before;
}

Result<QStringList> migrationScripts(const QString& folder) {
    QStringList scripts;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::StorageFault, name};
        scripts.push_back(QString::fromUtf8(file.readAll()));
    }
    if (scripts.isEmpty()) return Failure{FailureCode::StorageFault, QStringLiteral("migrations: none")};
    return scripts;
}

}  // namespace evergreen

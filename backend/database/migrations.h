// Brings a database's tables to what the program knows: numbered scripts, each run once, in order, in one transaction.
// Several programs may start over one database at once; each script is run by one of them.
#pragma once

#include "backend/database/database.h"

namespace evergreen {

/// Runs those of `scripts` that have not been run; the first is version 1. The version it had before. ConfigBad when
/// the database is of a newer program; StorageFault, with nothing of the failed script done.
Result<int> migrate(Database& database, const QStringList& scripts);

/// The scripts in a folder ("0001_tickets.sql" …), in order; of the program's resources, for one.
Result<QStringList> migrationScripts(const QString& folder);

}  // namespace evergreen

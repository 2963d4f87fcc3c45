#include "backend/desk/desk_books.h"

#include "backend/database/migrations.h"

namespace evergreen::desk {

DeskBooks::DeskBooks(BookOptions options, const Clock& clock)
    : m_options(std::move(options)), m_clock(clock), tickets(database, branches, notes, m_options.escalateAfter) {}

Result<> DeskBooks::open() {
    const auto scripts = migrationScripts(QStringLiteral(":/desk/migrations"));
    if (!scripts) return scripts.failure();
    auto days = WorkCalendar::builtIn();
    if (!days) return days.failure();
    calendar = *std::move(days);
    const auto opened = database.open(m_options.database);
    if (!opened) return opened.failure();
    const auto migrated = migrate(database, *scripts);
    if (!migrated) return migrated.failure();
    return {};
}

Result<> DeskBooks::inOneGo(const std::function<void()>& work) {
    database.begin();
    work();
    notes.write(now());
    auto done = database.commit();
    if (done) return done;
    notes.forget();
    const auto mended = database.mend();
    return mended ? done : mended;
}

}  // namespace evergreen::desk

#include "backend/desk/numbered_notes.h"

namespace evergreen::desk {

void NumberedNotes::write(std::int64_t now) {
    std::int64_t seq = m_events.empty() ? 0 : take("event", m_events.size());
    for (const Event& event : m_events) {
        m_database.run(QStringLiteral("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)"),
                       {static_cast<qlonglong>(seq++), event.branch, event.kind, event.subject,
                        QString::fromUtf8(event.body), static_cast<qlonglong>(now)});
    }
    seq = m_entries.empty() ? 0 : take("audit", m_entries.size());
    for (const AuditEntry& entry : m_entries) {
        m_database.run(QStringLiteral("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                       {static_cast<qlonglong>(seq++), static_cast<qlonglong>(now), entry.branch, entry.staff,
                        entry.address, entry.act, entry.subject, entry.outcome});
    }
    forget();
}

void NumberedNotes::forget() {
    m_events.clear();
    m_entries.clear();
}

std::int64_t NumberedNotes::take(const char* counter, std::size_t count) {
    const auto rows =
        m_database.run(QStringLiteral("UPDATE counter SET value = value + ? WHERE name = ? RETURNING value"),
                       {static_cast<qlonglong>(count), QString::fromLatin1(counter)});
    return rows.empty() ? 0 : rows[0][0].toLongLong() - static_cast<std::int64_t>(count) + 1;
}

std::int64_t NumberedNotes::lastEvent() {
    const auto rows = m_database.run(QStringLiteral("SELECT value FROM counter WHERE name = 'event'"));
    return rows.empty() ? 0 : rows[0][0].toLongLong();
}

std::int64_t NumberedNotes::firstEvent() {
    const auto rows = m_database.run(QStringLiteral("SELECT COALESCE(MIN(seq), 0) FROM event"));
    return rows.empty() ? 0 : rows[0][0].toLongLong();
}

std::vector<Event> NumberedNotes::eventsAfter(std::int64_t seq, const QString& branch) {
    const QString columns = QStringLiteral("SELECT seq, branch_id, kind, subject, body FROM event WHERE seq > ? ");
    const QString rest = QStringLiteral("ORDER BY seq LIMIT %1").arg(eventsAtOnceMax);
    const auto after = static_cast<qlonglong>(seq);
    const auto rows = branch.isEmpty()
                          ? m_database.run(columns + rest, {after})
                          : m_database.run(columns + QStringLiteral("AND branch_id = ? ") + rest, {after, branch});
    std::vector<Event> events;
    events.reserve(rows.size());
    for (const Row& row : rows) {
        events.push_back(
            {row[0].toLongLong(), row[1].toString(), row[2].toString(), row[3].toString(), row[4].toString().toUtf8()});
    }
    return events;
}

void NumberedNotes::dropOldEvents(std::int64_t now) {
    const auto oldest = now - std::chrono::milliseconds(eventLife).count();
    m_database.run(QStringLiteral("DELETE FROM event WHERE at < ?"), {static_cast<qlonglong>(oldest)});
}

std::vector<AuditEntry> NumberedNotes::auditBefore(const QString& branch, std::int64_t seq, int countMax) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT seq, at, branch_id, staff_id, address, act, subject, outcome FROM audit "
                       "WHERE branch_id = ? AND (seq < ? OR CAST(? AS BIGINT) = 0) ORDER BY seq DESC LIMIT %1")
            .arg(countMax),
        {branch, static_cast<qlonglong>(seq), static_cast<qlonglong>(seq)});
    std::vector<AuditEntry> entries;
    entries.reserve(rows.size());
    for (const Row& row : rows) {
        entries.push_back({row[0].toLongLong(), row[1].toLongLong(), row[2].toString(), row[3].toString(),
                           row[4].toString(), row[5].toString(), row[6].toString(), row[7].toString()});
    }
    return entries;
}

}  // namespace evergreen::desk

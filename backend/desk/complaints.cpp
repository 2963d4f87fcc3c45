#include "backend/desk/complaints.h"

#include "backend/desk/desk_time.h"

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

QDate dayOfText(const QVariant& text) {
    return QDate::fromString(text.toString(), Qt::ISODate);
}

QString textOf(QDate day) {
    return day.toString(Qt::ISODate);
}

/// The last mark that is reached or past, so that one whose day the desk was off is told on the next; of several, one.
QString markOf(int workdaysLeft) {
    for (const int mark : {1, 3, 5}) {
        if (workdaysLeft <= mark) return QString::number(mark);
    }
    return {};
}

Complaint complaintOf(const Row& row) {
    Complaint complaint;
    complaint.number = row[0].toString();
    complaint.branch = row[1].toString();
    complaint.told = {row[2].toString(),
                      row[3].toString(),
                      row[4].toString(),
                      row[5].toString(),
                      row[6].toString(),
                      row[7].toString(),
                      row[8].toString().split(u',', Qt::SkipEmptyParts),
                      row[9].toString()};
    complaint.code = row[10].toString();
    complaint.receivedAt = row[11].toLongLong();
    complaint.receivedOn = dayOfText(row[12]);
    complaint.state = row[13].toString();
    complaint.owner = row[14].toString();
    complaint.ownerName = row[15].toString();
    complaint.stage = row[16].toInt();
    complaint.due = dayOfText(row[17]);
    complaint.extensionAsked = row[18].toInt() != 0;
    complaint.decision = row[19].toString();
    complaint.decidedAt = row[20].toLongLong();
    complaint.decidedOn = dayOfText(row[21]);
    complaint.cause = row[22].toString();
    complaint.isRepeat = row[23].toInt() != 0;
    complaint.told.follow = row[24].toString();
    complaint.withdrawnAt = row[25].toLongLong();
    complaint.withdrawnOn = dayOfText(row[26]);
    return complaint;
}

}  // namespace

std::optional<Complaint> Complaints::open(const QString& branch, const NewComplaint& told, const QString& who,
                                          std::int64_t now) {
    const auto known = select(QStringLiteral("complaint_key = ?"), {told.key});
    if (!known.empty()) return known[0].branch == branch ? std::optional(known[0]) : std::nullopt;
    const QDate day = dayOf(now);
    const QString number = nextNumber(day);
    constexpr int firstStage = 15;
    m_database.run(
        QStringLiteral("INSERT INTO complaint (number, complaint_key, branch_id, kiosk_id, kind, code, words, page, "
                       "service, faults, language, received_at, received_on, state, stage, due_on, is_repeat, "
                       "follow_hash) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', ?, ?, ?, ?)"),
        {number, told.key, branch, told.kiosk, told.kind, complaintCode(told.kind), told.words, told.page, told.service,
         told.faults.join(u','), told.language, big(now), textOf(day), firstStage,
         textOf(m_calendar.endOfPeriod(day, firstStage)), isRepeat(branch, told, day) ? 1 : 0,
         told.follow.isEmpty() ? QStringLiteral("") : told.follow});
    noteStep(number, QStringLiteral("received"), who, QString(), now);
    return find(number);
}

QString Complaints::nextNumber(QDate day) {
    const auto rows =
        m_database.run(QStringLiteral("UPDATE counter SET value = value + 1 WHERE name = 'complaint' RETURNING value"));
    const auto value = rows.empty() ? 0 : rows[0][0].toLongLong();
    return QStringLiteral("%1-%2").arg(day.year()).arg(value, 6, 10, QLatin1Char('0'));
}

bool Complaints::isRepeat(const QString& branch, const NewComplaint& told, QDate day) {
    // Told at a counter it is of no kiosk: nothing says that two of them are the same trouble.
    if (branch.isEmpty() || told.kiosk.isEmpty()) return false;
    const auto rows = m_database.run(QStringLiteral("SELECT 1 FROM complaint WHERE branch_id = ? AND kiosk_id = ? AND "
                                                    "kind = ? AND received_on >= ? LIMIT 1"),
                                     {branch, told.kiosk, told.kind, textOf(day.addDays(-repeatWithinDays))});
    return !rows.empty();
}

ComplaintStep Complaints::own(const QString& number, const StaffMember& owner, const StaffMember& by,
                              std::int64_t now) {
    // Handed over, nothing is asked any more: who asked must not come to approve it, and the new owner asks anew.
    m_database.run(QStringLiteral("UPDATE complaint SET state = 'owned', owner = ?, owner_name = ?, "
                                  "extension_asked = CASE WHEN owner = ? THEN extension_asked ELSE 0 END "
                                  "WHERE number = ? AND state IN ('received', 'owned')"),
                   {owner.id, owner.name, owner.id, number});
    if (m_database.changed() != 1) return whyNot(number, by);
    noteStep(number, QStringLiteral("owned"), by.id, owner.id, now);
    return ComplaintStep::Done;
}

ComplaintStep Complaints::askExtension(const QString& number, const StaffMember& by, const QString& reason,
                                       std::int64_t now) {
    const auto complaint = find(number);
    if (complaint && complaint->isOpen() && complaint->owner == by.id && complaint->stage == 60) {
        return ComplaintStep::LastStage;
    }
    m_database.run(QStringLiteral("UPDATE complaint SET extension_asked = 1 "
                                  "WHERE number = ? AND state = 'owned' AND owner = ? AND stage < 60"),
                   {number, by.id});
    if (m_database.changed() != 1) return whyNot(number, by);
    noteStep(number, QStringLiteral("extension-asked"), by.id, reason, now);
    return ComplaintStep::Done;
}

ComplaintStep Complaints::answerExtension(const QString& number, const StaffMember& by, bool isApproved,
                                          std::int64_t now) {
    const auto complaint = find(number);
    if (!complaint || !complaint->isOpen()) return whyNot(number, by);
    if (!complaint->extensionAsked) return ComplaintStep::NotAsked;
    if (complaint->owner == by.id) return ComplaintStep::OwnRequest;
    const int stage = !isApproved ? complaint->stage : complaint->stage == 15 ? 30 : 60;
    const QDate due = m_calendar.endOfPeriod(complaint->receivedOn, stage);
    m_database.run(QStringLiteral("UPDATE complaint SET extension_asked = 0, stage = ?, due_on = ? "
                                  "WHERE number = ? AND extension_asked = 1 AND stage = ? AND owner = ?"),
                   {stage, textOf(due), number, complaint->stage, complaint->owner});
    if (m_database.changed() != 1) return ComplaintStep::NotAsked;
    noteStep(number, isApproved ? QStringLiteral("extended") : QStringLiteral("extension-refused"), by.id,
             QString::number(stage), now);
    return ComplaintStep::Done;
}

ComplaintStep Complaints::decide(const QString& number, const StaffMember& by, const QString& words,
                                 const QString& cause, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE complaint SET state = 'decided', decision = ?, cause = ?, decided_at = ?, "
                                  "decided_on = ?, extension_asked = 0 "
                                  "WHERE number = ? AND state = 'owned' AND owner = ?"),
                   {words, cause, big(now), textOf(dayOf(now)), number, by.id});
    if (m_database.changed() != 1) return whyNot(number, by);
    noteStep(number, QStringLiteral("decided"), by.id, cause, now);
    return ComplaintStep::Done;
}

ComplaintStep Complaints::whyNot(const QString& number, const StaffMember& by) {
    const auto complaint = find(number);
    if (!complaint) return ComplaintStep::Unknown;
    if (!complaint->isOpen()) return ComplaintStep::Closed;
    return complaint->owner == by.id ? ComplaintStep::Done : ComplaintStep::NotYours;
}

void Complaints::remind(std::int64_t now) {
    const QDate today = dayOf(now);
    // Seven days hold five working days but for long holidays; a fortnight does, whatever the calendar.
    const auto near =
        select(QStringLiteral("state IN ('received', 'owned') AND due_on <= ?"), {textOf(today.addDays(21))});
    for (const Complaint& complaint : near) {
        const QString mark = complaint.isOverdue(today) ? QStringLiteral("overdue")
                                                        : markOf(m_calendar.workdaysUntil(today, complaint.due));
        if (mark.isEmpty()) continue;
        const QString detail = mark + u'/' + QString::number(complaint.stage);
        const auto told = m_database.run(QStringLiteral("SELECT 1 FROM complaint_step WHERE number = ? AND "
                                                        "what = 'reminded' AND detail = ?"),
                                         {complaint.number, detail});
        if (told.empty()) noteStep(complaint.number, QStringLiteral("reminded"), QString(), detail, now);
    }
}

void Complaints::noteStep(const QString& number, const QString& what, const QString& who, const QString& detail,
                          std::int64_t now) {
    m_database.run(
        QStringLiteral("INSERT INTO complaint_step VALUES (?, (SELECT COUNT(*) + 1 FROM complaint_step WHERE "
                       "number = ?), ?, ?, ?, ?)"),
        {number, number, big(now), what, who, detail});
    const auto complaint = find(number);
    if (!complaint) return;
    const QByteArray body =
        QJsonDocument(complaintJson(*complaint, m_calendar, dayOf(now))).toJson(QJsonDocument::Compact);
    m_notes.tell({.branch = complaint->branch, .kind = QStringLiteral("complaint"), .subject = number, .body = body});
}

std::vector<Complaint> Complaints::select(const QString& where, std::initializer_list<QVariant> values) {
    const auto rows = m_database.run(
        QStringLiteral(
            "SELECT number, branch_id, complaint_key, kind, kiosk_id, words, page, service, faults, language, "
            "code, received_at, received_on, state, owner, owner_name, stage, due_on, extension_asked, "
            "decision, decided_at, decided_on, cause, is_repeat, follow_hash, withdrawn_at, withdrawn_on "
            "FROM complaint WHERE ") +
            where,
        values);
    std::vector<Complaint> complaints;
    complaints.reserve(rows.size());
    for (const Row& row : rows) complaints.push_back(complaintOf(row));
    return complaints;
}

std::optional<Complaint> Complaints::find(const QString& number) {
    auto found = select(QStringLiteral("number = ?"), {number});
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::optional<Complaint> Complaints::findFor(const QString& branch, const QString& number) {
    auto found = find(number);
    if (found && found->branch != branch) return std::nullopt;
    return found;
}

std::vector<Complaint> Complaints::list(const QString& branch, bool isOpen) {
    const QString where = isOpen ? QStringLiteral(
                                       "branch_id = ? AND state IN ('received', 'owned') ORDER BY due_on, "
                                       "number LIMIT %1")
                                 : QStringLiteral(
                                       "branch_id = ? AND state IN ('decided', 'withdrawn') ORDER BY number "
                                       "DESC LIMIT %1");
    return select(where.arg(listedMax), {branch});
}

std::vector<Complaint> Complaints::receivedIn(const QString& branch, QDate from, QDate to) {
    return select(QStringLiteral("branch_id = ? AND received_on >= ? AND received_on <= ? ORDER BY number"),
                  {branch, textOf(from), textOf(to)});
}

std::vector<ComplaintPast> Complaints::history(const QString& number) {
    std::vector<ComplaintPast> past;
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT at, what, who, detail FROM complaint_step WHERE number = ? ORDER BY n"),
                        {number})) {
        past.push_back({row[0].toLongLong(), row[1].toString(), row[2].toString(), row[3].toString()});
    }
    return past;
}

}  // namespace evergreen::desk

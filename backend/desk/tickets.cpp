#include "backend/desk/tickets.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen::desk {

namespace {

TicketState stateOf(const QString& word) {
    for (const auto state : {TicketState::New, TicketState::Taken, TicketState::Arrived, TicketState::Solved}) {
        if (word == wordOf(state)) return state;
    }
    return TicketState::Withdrawn;
}

Ticket ticketOf(const Row& row) {
    Ticket ticket;
    ticket.call = row[0].toString();
    ticket.kiosk = row[1].toString();
    ticket.kioskName = row[2].toString();
    ticket.branch = row[3].toString();
    ticket.state = stateOf(row[4].toString());
    ticket.escalation = row[5].toInt();
    ticket.page = row[6].toString();
    ticket.service = row[7].toString();
    ticket.attempts = row[8].toInt();
    ticket.faults = row[9].toString().split(u',', Qt::SkipEmptyParts);
    ticket.language = row[10].toString();
    ticket.askedAt = row[11].toLongLong();
    ticket.receivedAt = row[12].toLongLong();
    ticket.escalateAt = row[13].toLongLong();
    ticket.takenBy = row[14].toString();
    ticket.takenByName = row[15].toString();
    ticket.takenAt = row[16].toLongLong();
    ticket.etaSeconds = row[17].toInt();
    ticket.arrivedAt = row[18].toLongLong();
    ticket.solvedAt = row[19].toLongLong();
    ticket.outcome = row[20].toString();
    return ticket;
}

}  // namespace

bool Tickets::hear(const Kiosk& kiosk, const HelpMessage& help, std::int64_t now) {
    if (insert(kiosk, help, now)) noteStep(help.call, "received", kiosk.id, now);
    const auto ticket = find(help.call);
    if (!ticket || ticket->kiosk != kiosk.id) return false;
    if (help.kind == HelpKind::Withdrawn) {
        m_database.run(QStringLiteral("UPDATE ticket SET state = 'withdrawn', escalate_at = 0 WHERE call_id = ? "
                                      "AND state IN ('new', 'taken', 'arrived')"),
                       {help.call});
        if (m_database.changed() == 1) noteStep(help.call, "withdrawn", kiosk.id, now);
    }
    // Kiosk and desk both count the first wait: whose clock is faster passes the call on, once.
    if (help.kind == HelpKind::Escalated && ticket->escalation == 0) escalate(*ticket, now);
    return true;
}

bool Tickets::insert(const Kiosk& kiosk, const HelpMessage& help, std::int64_t now) {
    m_database.run(
        QStringLiteral("INSERT INTO ticket (call_id, kiosk_id, branch_id, state, page, service, attempts, faults, "
                       "language, asked_at, received_at, escalate_at) VALUES (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (call_id) DO NOTHING"),
        {help.call, kiosk.id, kiosk.branch, help.page, help.service, help.attempts, help.faults.join(u','),
         help.language, big(help.at), big(now), big(escalationOf(now))});
    return m_database.changed() == 1;
}

Step Tickets::take(const QString& call, const Helper& who, int etaSeconds, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE ticket SET state = 'taken', taken_by = ?, taken_by_name = ?, taken_at = ?, "
                                  "eta_seconds = ?, escalate_at = 0 WHERE call_id = ? AND state = 'new'"),
                   {who.id, who.name, big(now), etaSeconds, call});
    if (m_database.changed() != 1) return whyNot(call, who);
    noteStep(call, "taken", who.id, now);
    return Step::Done;
}

Step Tickets::release(const QString& call, const Helper& who, std::int64_t now) {
    // Who was at the end of the line stays there: there is nobody further to pass the call on to.
    m_database.run(QStringLiteral("UPDATE ticket SET state = 'new', taken_by = '', taken_by_name = '', taken_at = 0, "
                                  "eta_seconds = 0, arrived_at = 0, "
                                  "escalate_at = CASE WHEN escalation < %1 THEN CAST(? AS BIGINT) ELSE 0 END "
                                  "WHERE call_id = ? AND state IN ('taken', 'arrived') AND taken_by = ?")
                       .arg(escalationMost),
                   {big(escalationOf(now)), call, who.id});
    if (m_database.changed() != 1) {
        const Step why = whyNot(call, who);
        return why == Step::Done ? Step::NotYours : why;
    }
    noteStep(call, "released", who.id, now);
    return Step::Done;
}

Step Tickets::arrive(const QString& call, const Helper& who, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE ticket SET state = 'arrived', arrived_at = ? "
                                  "WHERE call_id = ? AND state = 'taken' AND taken_by = ?"),
                   {big(now), call, who.id});
    if (m_database.changed() != 1) return whyNot(call, who);
    noteStep(call, "arrived", who.id, now);
    return Step::Done;
}

Step Tickets::solve(const QString& call, const Helper& who, bool isManager, const QString& outcome, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE ticket SET state = 'solved', solved_at = ?, outcome = ?, escalate_at = 0 "
                                  "WHERE call_id = ? AND state IN ('new', 'taken', 'arrived') "
                                  "AND (taken_by = ? OR ? = 1)"),
                   {big(now), outcome, call, who.id, isManager ? 1 : 0});
    if (m_database.changed() != 1) {
        const Step why = whyNot(call, who);
        return why == Step::TakenByOther ? Step::NotYours : why;
    }
    noteStep(call, "solved", who.id, now);
    return Step::Done;
}

/// Why a step did not happen. Done: it had already, by the same staff, who was not answered.
Step Tickets::whyNot(const QString& call, const Helper& who) {
    const auto ticket = find(call);
    if (!ticket) return Step::Unknown;
    if (!ticket->isOpen()) return Step::Closed;
    if (ticket->state == TicketState::New) return Step::NotYours;
    return ticket->takenBy == who.id ? Step::Done : Step::TakenByOther;
}

std::vector<Ticket> Tickets::due(std::int64_t now) {
    return select(QStringLiteral("t.state = 'new' AND t.escalation < %1 AND t.escalate_at > 0 AND t.escalate_at <= ? "
                                 "ORDER BY t.call_id")
                      .arg(escalationMost),
                  {big(now)});
}

int Tickets::escalateDue(std::int64_t now) {
    int passedOn = 0;
    for (const Ticket& ticket : due(now)) passedOn += escalate(ticket, now) ? 1 : 0;
    return passedOn;
}

bool Tickets::escalate(const Ticket& ticket, std::int64_t now) {
    // A branch without a neighbour goes straight to the remote desk.
    const auto seen = m_branches.audience(ticket.branch, ticket.escalation).size();
    int next = ticket.escalation + 1;
    if (next < escalationMost && m_branches.audience(ticket.branch, next).size() == seen) ++next;
    const bool more = next < escalationMost;
    m_database.run(QStringLiteral("UPDATE ticket SET escalation = ?, escalate_at = ? "
                                  "WHERE call_id = ? AND state = 'new' AND escalation = ?"),
                   {next, big(more ? escalationOf(now) : 0), ticket.call, ticket.escalation});
    if (m_database.changed() != 1) return false;
    noteStep(ticket.call, "escalated", QString(), now);
    return true;
}

void Tickets::noteStep(const QString& call, const char* what, const QString& who, std::int64_t now) {
    m_database.run(
        QStringLiteral("INSERT INTO ticket_step VALUES (?, (SELECT COUNT(*) + 1 FROM ticket_step WHERE call_id = ?), "
                       "?, ?, ?)"),
        {call, call, big(now), QString::fromLatin1(what), who});
    const auto ticket = find(call);
    if (!ticket) return;
    const QByteArray body = QJsonDocument(ticketJson(*ticket)).toJson(QJsonDocument::Compact);
    for (const QString& branch : m_branches.audience(ticket->branch, ticket->escalation)) {
        m_notes.tell({.branch = branch, .kind = QStringLiteral("ticket"), .subject = call, .body = body});
    }
}

std::vector<Ticket> Tickets::select(const QString& where, std::initializer_list<QVariant> values) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT t.call_id, t.kiosk_id, k.name, t.branch_id, t.state, t.escalation, t.page, t.service, "
                       "t.attempts, t.faults, t.language, t.asked_at, t.received_at, t.escalate_at, t.taken_by, "
                       "t.taken_by_name, t.taken_at, t.eta_seconds, t.arrived_at, t.solved_at, t.outcome "
                       "FROM ticket t JOIN kiosk k ON k.id = t.kiosk_id WHERE ") +
            where,
        values);
    std::vector<Ticket> tickets;
    tickets.reserve(rows.size());
    for (const Row& row : rows) tickets.push_back(ticketOf(row));
    return tickets;
}

std::optional<Ticket> Tickets::find(const QString& call) {
    auto found = select(QStringLiteral("t.call_id = ?"), {call});
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::optional<Ticket> Tickets::findFor(const QString& branch, const QString& call) {
    auto found = find(call);
    if (found && !m_branches.audience(found->branch, found->escalation).contains(branch)) return std::nullopt;
    return found;
}

std::vector<Ticket> Tickets::openFor(const QString& branch) {
    return select(QStringLiteral("t.state IN ('new', 'taken', 'arrived') AND (t.branch_id = ? OR (t.escalation >= 1 "
                                 "AND t.branch_id IN (SELECT id FROM branch WHERE neighbour = ?)) "
                                 "OR (t.escalation >= 2 AND EXISTS (SELECT 1 FROM branch WHERE id = ? AND is_remote "
                                 "= 1))) ORDER BY t.received_at LIMIT %1")
                      .arg(listedMax),
                  {branch, branch, branch});
}

std::vector<Ticket> Tickets::closedOf(const QString& branch, std::int64_t before) {
    return select(
        QStringLiteral("t.state IN ('solved', 'withdrawn') AND t.branch_id = ? "
                       "AND (t.received_at < ? OR CAST(? AS BIGINT) = 0) ORDER BY t.received_at DESC LIMIT %1")
            .arg(pageMax),
        {branch, big(before), big(before)});
}

std::vector<Ticket> Tickets::toTell(std::int64_t now) {
    return select(QStringLiteral("t.state IN ('new', 'taken', 'arrived') OR (t.state = 'solved' AND t.solved_at > ?) "
                                 "ORDER BY t.received_at"),
                  {big(now - std::chrono::milliseconds(toldAgainFor).count())});
}

std::vector<TicketStep> Tickets::history(const QString& call) {
    std::vector<TicketStep> steps;
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT at, what, who FROM ticket_step WHERE call_id = ? ORDER BY n"), {call})) {
        steps.push_back({row[0].toLongLong(), row[1].toString(), row[2].toString()});
    }
    return steps;
}

}  // namespace evergreen::desk

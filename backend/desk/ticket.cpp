#include "backend/desk/ticket.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen::desk {

QString wordOf(TicketState state) {
    switch (state) {
        case TicketState::New:
            return QStringLiteral("new");
        case TicketState::Taken:
            return QStringLiteral("taken");
        case TicketState::Arrived:
            return QStringLiteral("arrived");
        case TicketState::Solved:
            return QStringLiteral("solved");
        case TicketState::Withdrawn:
            return QStringLiteral("withdrawn");
    }
    return {};
}

QJsonObject ticketJson(const Ticket& ticket) {
    return {{QStringLiteral("call"), ticket.call},
            {QStringLiteral("kiosk"), ticket.kiosk},
            {QStringLiteral("kioskName"), ticket.kioskName},
            {QStringLiteral("branch"), ticket.branch},
            {QStringLiteral("state"), wordOf(ticket.state)},
            {QStringLiteral("escalation"), ticket.escalation},
            {QStringLiteral("page"), ticket.page},
            {QStringLiteral("service"), ticket.service},
            {QStringLiteral("attempts"), ticket.attempts},
            {QStringLiteral("faults"), QJsonArray::fromStringList(ticket.faults)},
            {QStringLiteral("language"), ticket.language},
            {QStringLiteral("askedAt"), static_cast<qint64>(ticket.askedAt)},
            {QStringLiteral("receivedAt"), static_cast<qint64>(ticket.receivedAt)},
            {QStringLiteral("escalateAt"), static_cast<qint64>(ticket.escalateAt)},
            {QStringLiteral("takenBy"), ticket.takenBy},
            {QStringLiteral("takenByName"), ticket.takenByName},
            {QStringLiteral("takenAt"), static_cast<qint64>(ticket.takenAt)},
            {QStringLiteral("etaSeconds"), ticket.etaSeconds},
            {QStringLiteral("arrivedAt"), static_cast<qint64>(ticket.arrivedAt)},
            {QStringLiteral("solvedAt"), static_cast<qint64>(ticket.solvedAt)},
            {QStringLiteral("outcome"), ticket.outcome}};
}

QByteArray helpStateMessage(const Ticket& ticket) {
    const QString waiting = ticket.escalation > 0 ? QStringLiteral("escalated") : QStringLiteral("received");
    const QJsonObject message{
        {QStringLiteral("v"), 1},
        {QStringLiteral("call"), ticket.call},
        {QStringLiteral("state"), ticket.state == TicketState::New ? waiting : wordOf(ticket.state)},
        {QStringLiteral("who"), ticket.takenByName},
        {QStringLiteral("etaSeconds"), ticket.state == TicketState::Taken ? ticket.etaSeconds : 0}};
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

}  // namespace evergreen::desk

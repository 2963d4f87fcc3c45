// One call for help as the desk keeps it. A plain value.
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace evergreen::desk {

enum class TicketState { New, Taken, Arrived, Solved, Withdrawn };

QString wordOf(TicketState state);

struct Ticket {
    QString call{};
    QString kiosk{};
    QString kioskName{};
    QString branch{};
    TicketState state = TicketState::New;
    int escalation = 0;  ///< 0 the own branch, 1 its neighbour as well, 2 the remote desk as well
    QString page{};
    QString service{};
    int attempts = 0;
    QStringList faults{};
    QString language{};
    std::int64_t askedAt = 0;  ///< by the kiosk's clock; every other time is the desk's, 0: has not happened
    std::int64_t receivedAt = 0;
    std::int64_t escalateAt = 0;
    QString takenBy{};
    QString takenByName{};
    std::int64_t takenAt = 0;
    int etaSeconds = 0;
    std::int64_t arrivedAt = 0;
    std::int64_t solvedAt = 0;
    QString outcome{};

    bool isOpen() const { return state != TicketState::Solved && state != TicketState::Withdrawn; }
    bool operator==(const Ticket&) const = default;
};

/// Ticket of desk.yaml.
QJsonObject ticketJson(const Ticket& ticket);
/// HelpState of help.asyncapi.yaml: what the kiosk is told.
QByteArray helpStateMessage(const Ticket& ticket);

}  // namespace evergreen::desk

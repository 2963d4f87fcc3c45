// One complaint as a work order. Plain values.
#pragma once

#include "backend/desk/work_calendar.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace evergreen::desk {

/// As a kiosk or staff tells it.
struct NewComplaint {
    QString key{};  ///< made once per complaint: told twice it is one
    QString kind{};
    QString kiosk{};
    QString words{};
    QString page{};
    QString service{};
    QStringList faults{};
    QString language{};
    QString follow{};  ///< SHA-256 of the token printed for the customer, in hex; empty: nobody can follow it
    bool operator==(const NewComplaint&) const = default;
};

struct Complaint {
    QString number{};
    QString branch{};
    NewComplaint told{};
    QString code{};
    std::int64_t receivedAt = 0;
    QDate receivedOn{};
    QString state = QStringLiteral("received");  ///< "received", "owned", "decided", "withdrawn"
    QString owner{};
    QString ownerName{};
    int stage = 15;
    QDate due{};
    bool extensionAsked = false;
    QString decision{};
    std::int64_t decidedAt = 0;
    QDate decidedOn{};
    QString cause{};
    bool isRepeat = false;
    std::int64_t withdrawnAt = 0;
    QDate withdrawnOn{};

    bool isOpen() const { return state == QStringLiteral("received") || state == QStringLiteral("owned"); }
    /// Past its last day, or closed after it.
    bool isOverdue(QDate today) const { return (isOpen() ? today : closedOn()) > due; }
    QDate closedOn() const { return withdrawnOn.isValid() ? withdrawnOn : decidedOn; }
    bool operator==(const Complaint&) const = default;
};

/// The causes that a decision may name.
const QStringList& complaintCauses();

/// The reason after JR/T 0169-2018, table C: "C02"; "C99" for what fits none.
QString complaintCode(const QString& kind);

/// Reads NewComplaint of desk.yaml. ConfigBad with the place that is wrong, never with what stood there.
Result<NewComplaint> readComplaint(const QByteArray& json);

/// Complaint of desk.yaml.
QJsonObject complaintJson(const Complaint& complaint, const WorkCalendar& calendar, QDate today);

}  // namespace evergreen::desk

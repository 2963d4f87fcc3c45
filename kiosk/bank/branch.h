// What a branch offers besides accounts, as values: the bus card, lost cards, the queue, classes, a smile.
#pragma once

#include "kiosk/base/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>

namespace evergreen {

struct TransitCard {
    QString id;
    QString maskedNumber;
    Money balance;

    bool operator==(const TransitCard&) const = default;
};

/// An account's card or book is stopped: no money leaves it until the customer has a new one.
struct LossReport {
    QString reference;
    QDateTime at;

    bool operator==(const LossReport&) const = default;
};

enum class QueueWindow {
    Elders,   ///< the window for elders, served first
    Counter,  ///< everyday business
    Advice,   ///< questions, complaints
};

struct QueueTicket {
    QString number;  ///< as it is called out: "A012"
    QueueWindow window = QueueWindow::Elders;
    int ahead = 0;  ///< people who wait before this one

    bool operator==(const QueueTicket&) const = default;
};

enum class ActivityKind { PhoneClass, FraudTalk, HealthTalk, Calligraphy, ParkWalk };

struct Activity {
    QString id;
    ActivityKind kind = ActivityKind::PhoneClass;
    QDate on;
    QTime at;
    int seatsLeft = 0;

    bool operator==(const Activity&) const = default;
};

/// A seat kept for whoever brings the slip: no name is taken.
struct SignUp {
    QString reference;
    int seat = 0;

    bool operator==(const SignUp&) const = default;
};

enum class Smile { Good, Fair, Bad };

}  // namespace evergreen

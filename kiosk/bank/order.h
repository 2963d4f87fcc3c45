// Orders that move money, and the bank's answers to them: what a transfer, a bill and a deposit have in common. An
// order names accounts and things by the bank's opaque ids, so no account number travels or is kept with it.
#pragma once

#include "kiosk/base/money.h"

#include <variant>

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace evergreen {

/// A fresh key: 32 hexadecimal digits from the system's random source.
QString newIdempotencyKey();

/// What a payment is for. A transfer to somebody is TransferOrder.
enum class PaymentKind {
    Bills,            ///< `items`: the bills
    TransitCard,      ///< `items`: the card that is topped up
    DepositOpen,      ///< `items`: the term; the money stays the customer's, in a deposit of its own
    DepositRollOver,  ///< `items`: the deposit, the term; `accountId` is the deposit: renewed when it matures
    DepositBreak,     ///< `items`: the deposit; `accountId` gets what was in it and the interest
    LockSavings,      ///< no `items`; the money stays the customer's, in the locked savings (Spec: EL-09)
};

/// Money that an account of the customer pays for something, at once, or puts aside.
struct PaymentOrder {
    PaymentKind kind = PaymentKind::Bills;
    QString accountId;       ///< what pays, or see PaymentKind
    QStringList items;       ///< what for, by the bank's ids; see PaymentKind
    Money amount;            ///< as the customer confirmed it: the bank refuses when it comes to another sum
    QString idempotencyKey;  ///< newIdempotencyKey(); the same for every retry of the same wish

    bool operator==(const PaymentOrder&) const = default;
};

enum class OrderStatus { Pending, Executed, Revoked };

struct OrderAccepted {
    QString reference;  ///< the bank's number, for the receipt
    OrderStatus status = OrderStatus::Pending;
    QDateTime acceptedAt;
    QDateTime arrivesAt;  ///< Pending: when it will be executed, and until when it may be revoked

    bool operator==(const OrderAccepted&) const = default;
};

enum class OrderRefusal {
    InsufficientFunds,
    DayLimit,
    PayeeWatchListed,
    PayeeUnknown,
    AccountNotAllowed,  ///< locked savings, term deposit, not the customer's, or the same account twice
    Changed,            ///< a payment: it is paid already, or comes to another sum now
    KeyReused,          ///< the key belongs to another order
    KeyClosed,          ///< transferByKey() closed the key before the order arrived
};

struct OrderRefused {
    OrderRefusal reason = OrderRefusal::InsufficientFunds;

    bool operator==(const OrderRefused&) const = default;
};

/// An answer that says for sure. No such answer is Failure OutcomeUnknown.
using OrderOutcome = std::variant<OrderAccepted, OrderRefused>;

/// The bank never saw an order under that key and from now on refuses one: no money moved, none will.
struct OrderNeverSeen {
    bool operator==(const OrderNeverSeen&) const = default;
};

/// How an order ended of which the customer has not yet been told.
struct OrderNews {
    enum class Outcome { Done, Pending, NotMoved };

    QString key;
    Outcome outcome = Outcome::NotMoved;
    QDateTime at;       ///< when the customer sent it
    Money amount;       ///< zero: the bank does not know any more
    QString payeeName;  ///< masked; empty: to nobody, or not known

    bool operator==(const OrderNews&) const = default;
};

using OrderFinding = std::variant<OrderAccepted, OrderRefused, OrderNeverSeen>;

}  // namespace evergreen

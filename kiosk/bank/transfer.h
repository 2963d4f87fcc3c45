// Payees and transfers as values. An order names accounts and payees by the bank's opaque ids, so no account number
// travels or is kept with it.
#pragma once

#include "kiosk/base/money.h"

#include <variant>

#include <QDateTime>
#include <QString>

namespace evergreen {

struct Payee {
    QString id;            ///< what TransferOrder::payeeId takes
    QString maskedName;    ///< "＊＊禾"
    QString maskedNumber;  ///< "999999*********0071"
    QString bankName;
    bool own = false;    ///< the customer's own account in this bank: TX-01 asks no speed
    bool isNew = false;  ///< never paid before by this customer (Spec: EL-02)

    bool operator==(const Payee&) const = default;
};

enum class NameMatch { Match, Mismatch, NotAsked };

/// The bank's word on a payee before any money is asked to move.
struct PayeeCheck {
    Payee payee;
    NameMatch name = NameMatch::NotAsked;  ///< Spec: EL-06
    bool watchListed = false;              ///< Spec: EL-05; the bank refuses a transfer to it

    bool operator==(const PayeeCheck&) const = default;
};

enum class TransferSpeed { NextDay, Instant };

struct TransferOrder {
    QString fromAccountId;
    QString payeeId;  ///< from payees() or checkPayee()
    Money amount;
    TransferSpeed speed = TransferSpeed::NextDay;
    QString idempotencyKey;  ///< newIdempotencyKey(); the same for every retry of the same wish

    bool operator==(const TransferOrder&) const = default;
};

/// A fresh key: 32 hexadecimal digits from the system's random source.
QString newIdempotencyKey();

enum class TransferStatus { Pending, Executed, Revoked };

struct TransferAccepted {
    QString reference;  ///< the bank's number, for the receipt
    TransferStatus status = TransferStatus::Pending;
    QDateTime acceptedAt;
    QDateTime arrivesAt;  ///< Pending: when it will be executed, and until when it may be revoked

    bool operator==(const TransferAccepted&) const = default;
};

enum class TransferRefusal {
    InsufficientFunds,
    DayLimit,
    PayeeWatchListed,
    PayeeUnknown,
    AccountNotAllowed,  ///< locked savings, term deposit, not the customer's, or the same account twice
    KeyReused,          ///< the key belongs to another order
    KeyClosed,          ///< transferByKey() closed the key before the order arrived
};

struct TransferRefused {
    TransferRefusal reason = TransferRefusal::InsufficientFunds;

    bool operator==(const TransferRefused&) const = default;
};

/// An answer that says for sure. No such answer is Failure OutcomeUnknown.
using TransferOutcome = std::variant<TransferAccepted, TransferRefused>;

/// The bank never saw an order under that key and from now on refuses one: no money moved, none will.
struct TransferNeverSeen {
    bool operator==(const TransferNeverSeen&) const = default;
};

using TransferFinding = std::variant<TransferAccepted, TransferRefused, TransferNeverSeen>;

enum class Revocation { Revoked, TooLate };

/// A transfer the customer can still take back: the undo shelf.
struct PendingTransfer {
    QString reference;
    QString fromAccountId;
    QString payeeName;    ///< masked
    QString payeeNumber;  ///< masked
    Money amount;
    QDateTime acceptedAt;
    QDateTime arrivesAt;

    bool operator==(const PendingTransfer&) const = default;
};

}  // namespace evergreen

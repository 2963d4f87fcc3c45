// Payees and transfers as values. An order names accounts and payees by the bank's opaque ids, so no account number
// travels or is kept with it.
#pragma once

#include "kiosk/bank/order.h"
#include "kiosk/base/money.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

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
    QStringList heldFor{};   ///< safety rules that make it wait a day; the bank tells the trusted contact (Spec: EL-08)

    bool operator==(const TransferOrder&) const = default;
};

/// A transfer is answered as every order is.
using TransferStatus = OrderStatus;
using TransferAccepted = OrderAccepted;
using TransferRefusal = OrderRefusal;
using TransferRefused = OrderRefused;
using TransferOutcome = OrderOutcome;
using TransferNeverSeen = OrderNeverSeen;
using TransferFinding = OrderFinding;

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

// One errand that a customer leaves to somebody, as values: one payee, one amount, one day, on the helper's own card.
#pragma once

#include "kiosk/base/money.h"

#include <QString>

namespace evergreen {

/// What the customer leaves. Good today, once.
struct Delegation {
    QString key;       ///< newIdempotencyKey(); the same for every retry of the same wish
    QString helperId;  ///< a payee of the customer with a card of this bank
    QString accountId;
    QString payeeId;
    Money amount;

    bool operator==(const Delegation&) const = default;
};

/// What somebody left to the customer who is here now.
struct Errand {
    QString key;
    QString customerName;  ///< masked
    QString payeeName;     ///< masked
    QString payeeNumber;   ///< masked
    Money amount;

    bool operator==(const Errand&) const = default;
};

/// Carrying an errand out. Its key is the errand's own: once or not at all.
struct ErrandOrder {
    QString idempotencyKey;

    bool operator==(const ErrandOrder&) const = default;
};

}  // namespace evergreen

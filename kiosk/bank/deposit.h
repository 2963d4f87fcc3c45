// Term deposits as the bank tells them: what may be opened, and what the customer has. Interest is quoted by the bank;
// nobody here computes it.
#pragma once

#include "kiosk/base/money.h"

#include <QDate>
#include <QString>

namespace evergreen {

struct DepositTerm {
    QString id;
    int months = 0;
    int rateBasisPoints = 0;  ///< a year, 95 = 0.95 %

    bool operator==(const DepositTerm&) const = default;
};

struct Deposit {
    QString id;  ///< of its account
    QString maskedNumber;
    Money principal;
    int months = 0;
    int rateBasisPoints = 0;
    QDate maturesOn;
    Money interestAtMaturity;
    Money interestIfBroken;  ///< what it brings when it is broken today
    bool rollsOver = false;  ///< renewed by itself when it matures

    bool operator==(const Deposit&) const = default;
};

}  // namespace evergreen

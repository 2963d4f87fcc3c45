// What a household owes, as the bank was told by who sends the bills. Facts only.
#pragma once

#include "kiosk/base/money.h"

#include <QDate>
#include <QString>

namespace evergreen {

enum class BillKind { Water, Electricity, Gas, Phone, Cable, Property };

struct Bill {
    QString id;
    BillKind kind = BillKind::Water;
    QString payerNumber;  ///< masked: the household's number with the company
    Money amount;
    QDate dueOn;

    bool operator==(const Bill&) const = default;
};

}  // namespace evergreen

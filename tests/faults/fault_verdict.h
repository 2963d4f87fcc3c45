// What one fault did to one visit, and whether that is as docs/failures.md says.
#pragma once

#include "tests/faults/fault_bed.h"

#include <QStringList>

namespace evergreen {

struct FaultVerdict {
    bool isReached = false;     ///< the fault could happen there
    bool isContinued = false;   ///< the customer did all they came for
    bool isHung = false;        ///< the visit, or the next one, did not come to its end
    QStringList moneyWrong;     ///< money or a receipt is not what was told
    QStringList againstManual;  ///< ended where it may go on, went on where it must end, told nothing of the card

    bool isGood() const { return !isHung && moneyWrong.isEmpty() && againstManual.isEmpty(); }
};

/// Runs the main visit with this fault at this transfer, and another visit without one behind it.
FaultVerdict tryFault(Fault fault, int at);

/// How many transfers the main visit takes when all goes well; nothing when it does not go well.
std::optional<int> transfersOfVisit();

}  // namespace evergreen

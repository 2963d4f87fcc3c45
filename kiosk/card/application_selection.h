// Which of the card's applications this kiosk serves, best first: from the card's own directory, else by asking for
// each application the kiosk knows. Selects nothing for good; card_application does.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <vector>

#include <QCoroTask>
#include <QString>

namespace evergreen {

/// An application both the card and the kiosk know.
struct CardCandidate {
    Bytes aid;         ///< as the card spells it: maybe longer than the kiosk's
    QString label;     ///< empty when the card gives none
    int priority = 0;  ///< 1 is best, 15 last; 0 is none given
};

/// Best first; empty when there is none. Failures: what the reader says. The reader must outlive the task.
QCoro::Task<Result<std::vector<CardCandidate>>> findCandidates(CardReader& reader);

/// Printable text of a card's label or name: other bytes become blanks, blanks at both ends go.
QString cardText(ByteView text);

}  // namespace evergreen

// An elderly customer's visit, touch by touch: welcome, card, PIN, balance, a transfer with its questions, larger
// letters and help on the way, receipts, card out. What the demo shows and a test proves.
#pragma once

#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

namespace evergreen {

/// Empty when the whole visit went as it should; else what was missed.
QString walkThroughVisit(VisitBed& bed, Album& album);

}  // namespace evergreen

// An elderly customer's visit, touch by touch: welcome, card, PIN, balance, a transfer with its questions, larger
// letters and help on the way, receipts, card out. What the demo shows and a test proves.
#pragma once

#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <functional>

namespace evergreen {

/// What may come on the menu before the transfer; false when it did not go as it should, and the hand says why.
using Interlude = std::function<bool(Hand&)>;

/// Empty when the whole visit went as it should; else what was missed.
QString walkThroughVisit(
    VisitBed& bed, Album& album, const Interlude& onMenu = [](Hand&) { return true; });

}  // namespace evergreen

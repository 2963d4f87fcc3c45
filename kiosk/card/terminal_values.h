// What this terminal says about itself when a card's data object list asks. Constants of the kiosk; no state, no I/O.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/card/card_objects.h"
#include "kiosk/card/tlv.h"

#include <vector>

namespace evergreen {

/// The values a DOL asks for, each in the length asked, one after the other; zeros for what the kiosk has no value of.
Bytes fillDol(const std::vector<DolEntry>& entries);

/// The same, with what is known of this one transaction (`own`) before the constants.
Bytes fillDol(const std::vector<DolEntry>& entries, const CardObjects& own);

/// Four random bytes; zeros where the machine has no randomness.
Bytes unpredictableNumber();

}  // namespace evergreen

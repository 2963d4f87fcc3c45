// What this terminal says about itself when a card's data object list asks. Constants of the kiosk; no state, no I/O.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/card/tlv.h"

#include <vector>

namespace evergreen {

/// The values a DOL asks for, each in the length asked, one after the other; zeros for what the kiosk has no value of.
Bytes fillDol(const std::vector<DolEntry>& entries);

}  // namespace evergreen

// What this terminal says about itself when a card's data object list asks. Constants of the kiosk; no state, no I/O.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/card/card_objects.h"
#include "kiosk/card/tlv.h"

#include <vector>

namespace evergreen {

/// The values a DOL asks for, each in the length asked, one after the other: what is known of this one transaction
/// (`own`), else the constants of the kiosk, else zeros.
Bytes fillDol(const std::vector<DolEntry>& entries, const CardObjects& own);

/// The same for a list as the card gave it; nothing for an empty one. CardDamaged: no list, or longer than a command.
Result<Bytes> valuesFor(ByteView list, const CardObjects& own);

/// What every transaction has of its own: an unpredictable number (9F37), without which a card could prove itself with
/// an old answer. ConfigBad where the machine has no randomness.
Result<CardObjects> transactionValues();

}  // namespace evergreen

// A card's answer as a developer's desk may see it: hexadecimal, without the card number and the magnetic stripe's
// data. Pure. For evergreen-card; the kiosk shows no answers.
#pragma once

#include "kiosk/base/bytes.h"

#include <QString>

namespace evergreen {

/// With stars for the digits of card numbers but the first six and last four, and for all of the tracks behind the card
/// number. Of an answer that begins like an object and is none, only the status word is shown.
QString shownAnswer(ByteView answer);

}  // namespace evergreen

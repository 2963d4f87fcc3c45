// Card and PIN: from a card that has just gone in to a session at the bank, or to the reason why not.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/bank/bank.h"
#include "kiosk/dialogue/dialogue.h"

#include <optional>

#include <QCoroTask>

namespace evergreen {

/// Nothing: the customer left before signing in. Failures: the card's, the reader's, the bank's, PinBlocked.
QCoro::Task<Result<std::optional<Session>>> signIn(Dialogue& dialogue, CardReader& reader, Bank& bank);

}  // namespace evergreen

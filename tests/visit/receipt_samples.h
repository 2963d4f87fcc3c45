// Receipts as services will make them, for tests and for looking at.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/visit/receipt.h"

namespace evergreen {

Receipt transferReceipt(Language language);
Receipt balanceReceipt(Language language);

/// Every text far too long for its place.
Receipt overlongReceipt();

}  // namespace evergreen

// What the customer does not know yet of orders of earlier visits: one plain page each, right after signing in.
#pragma once

#include "kiosk/bank/bank.h"
#include "kiosk/dialogue/dialogue.h"

namespace evergreen {

NoticePage newsPage(const OrderNews& news);

/// Asks the bank and tells; struck out at the bank only when the page was answered. False when the visit has ended over
/// it. A bank that does not say is asked at the next visit again.
QCoro::Task<bool> tellNews(Dialogue& dialogue, Bank& bank);

}  // namespace evergreen

// How accounts are called in front of the customer.
#pragma once

#include "kiosk/bank/account.h"
#include "kiosk/i18n/text.h"

namespace evergreen {

/// "储蓄卡 尾号 0014".
Text accountName(const Account& account);

/// The last four digits of a masked number.
Tail tailOf(const QString& maskedNumber);

/// "＊＊禾 尾号 0071".
Text nameAndTail(Text name, const QString& maskedNumber);

/// The page shown while a service asks the bank: where it is, and that it takes a moment.
struct WorkingPage workingOn(Text where, Text question);

}  // namespace evergreen

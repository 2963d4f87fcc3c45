// The pages and words of paying bills, as values. bills.cpp asks them in turn.
#pragma once

#include "kiosk/services/money_order.h"

namespace evergreen {

/// Option 0 is all of them when there are several; then each by itself.
ChoicePage whichBillsPage(const std::vector<Bill>& due);
std::vector<Bill> chosenBills(const std::vector<Bill>& due, int option);
Money totalOf(const std::vector<Bill>& bills);

/// Primary: pay.
ConfirmPage payBillsPage(const std::vector<Bill>& bills, const Account& payer);
OrderWords billWords(const std::vector<Bill>& bills, const Account& payer);

}  // namespace evergreen

// "Whom to?": own accounts and saved payees to choose from; a new one only by number, checked with the bank before any
// amount is asked (EL-05 watch list, EL-06 name).
#pragma once

#include "kiosk/services/service.h"

#include <optional>

namespace evergreen {

/// Nothing when the customer went back, gave up, or the payee is none this kiosk may pay.
QCoro::Task<Result<std::optional<Payee>>> choosePayee(ServiceContext context);

/// The people among payees: no account of the customer's own.
std::vector<Payee> othersAmong(const std::vector<Payee>& payees);

}  // namespace evergreen

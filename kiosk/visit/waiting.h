// What waits for this customer: before all services, on the first page after sign-in and after every errand.
#pragma once

#include "kiosk/services/menu.h"

#include <optional>

namespace evergreen {

/// What the bank keeps waiting for a customer.
struct Waiting {
    /// Money that has not left yet; nothing where the bank did not say.
    std::optional<std::vector<PendingTransfer>> transfers;
    std::vector<Errand> errands;  ///< left to the customer by others, for today
};

/// What waits, and then every service. Whoever has money on the shelf finds it first. Where the bank did not say
/// whether there is any, the entry is there: nobody loses the way to their money to a slow answer.
std::vector<MenuEntry> menuWith(const Waiting& waiting);

}  // namespace evergreen

// The first page after sign-in and after every errand: what waits for this customer first, then the services.
#pragma once

#include "kiosk/services/service.h"

#include <optional>

namespace evergreen {

/// What the bank keeps waiting for a customer.
struct Waiting {
    /// Money that has not left yet; nothing where the bank did not say.
    std::optional<std::vector<PendingTransfer>> transfers;
    std::vector<Errand> errands;  ///< left to the customer by others, for today
};

struct MenuLine {
    ChoicePage::Option option;
    const Service* service = nullptr;
};

/// Whoever has money on the shelf finds it first. Where the bank did not say whether there is any, the line is there:
/// nobody loses the way to their money to a slow answer.
std::vector<MenuLine> menuLines(const Waiting& waiting);

ChoicePage menuPage(const Session& session, const std::vector<MenuLine>& lines);

}  // namespace evergreen

// Every registered receipt as the printer gets it, in each language.
#pragma once

#include "accessibility/audit/paper.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/services/service.h"

#include <map>
#include <vector>

namespace evergreen {

[[nodiscard]] std::vector<Paper> drawnReceipts(const std::vector<ReceiptText>& receipts,
                                               const std::map<Language, Catalogue>& texts = {});

}  // namespace evergreen

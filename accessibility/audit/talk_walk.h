// Walks every way through the services' talks, in every situation of bank and printer that leads to other pages, and
// gives back the pages and receipts that differ in more than names and figures, in the order in which they were first
// met.
#pragma once

#include "accessibility/audit/page_collector.h"
#include "kiosk/services/service.h"

#include <vector>

namespace evergreen {

struct TalkWalk {
    std::vector<CollectedPage> pages;
    std::vector<ReceiptText> receipts;
};

[[nodiscard]] TalkWalk walkTalks();

}  // namespace evergreen

#include "accessibility/audit/audited_page.h"

#include <algorithm>

namespace evergreen {

bool AuditedPage::isWithin(int item, int above) const {
    while (item >= 0 && item != above) item = items[static_cast<std::size_t>(item)].parent;
    return item == above;
}

int AuditedPage::targetOf(int item) const {
    while (item >= 0 && !items[static_cast<std::size_t>(item)].isTarget)
        item = items[static_cast<std::size_t>(item)].parent;
    return item;
}

const SeenItem* AuditedPage::named(const QString& name) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace evergreen

#include "kiosk/visit/waiting.h"

namespace evergreen {

namespace {

MenuEntry entryOf(const Service& service) {
    MenuEntry entry{{&service}};
    entry.isProminent = true;
    return entry;
}

MenuEntry shelfEntry(const std::optional<std::vector<PendingTransfer>>& transfers) {
    MenuEntry entry = entryOf(undoShelfService());
    if (!transfers) return entry;
    entry.isDetailPrivate = true;
    entry.detail = transfers->size() > 1 ? text("shelf.many", static_cast<int>(transfers->size()))
                                         : text("shelf.one", transfers->front().amount);
    return entry;
}

MenuEntry errandEntry(const std::vector<Errand>& errands) {
    MenuEntry entry = entryOf(errandService());
    entry.detail = text("errand.for.detail", verbatim(errands.front().customerName));
    entry.isDetailPrivate = true;
    return entry;
}

}  // namespace

std::vector<MenuEntry> menuWith(const Waiting& waiting) {
    std::vector<MenuEntry> entries;
    if (!waiting.transfers || !waiting.transfers->empty()) entries.push_back(shelfEntry(waiting.transfers));
    if (!waiting.errands.empty()) entries.push_back(errandEntry(waiting.errands));
    const auto services = menuEntries(everyService());
    entries.insert(entries.end(), services.begin(), services.end());
    return entries;
}

}  // namespace evergreen

// The menu: a short choice first, what most customers come for at once, the rest in groups. For the visit, for
// practice, and for who has put no card in.
#pragma once

#include "kiosk/services/service.h"

#include <optional>

namespace evergreen {

/// One tile of the menu: a service, or a group of several.
struct MenuEntry {
    std::vector<const Service*> services;
    std::optional<Text> detail = {};  ///< instead of the service's own
    bool isDetailPrivate = false;
    bool isProminent = false;
    bool isGroup() const { return services.size() > 1; }
};

/// `services` in their order; those of one group stand together where the first of them stood. When there is only one
/// group, its members stand by themselves.
std::vector<MenuEntry> menuEntries(const std::vector<const Service*>& services);

ChoicePage menuPage(PageHead head, const std::vector<MenuEntry>& entries);
/// The members of a group; one step back is the menu.
ChoicePage menuGroupPage(const MenuEntry& group);

std::vector<const Service*> everyService();
std::vector<const Service*> servicesWithoutCard();

/// Asks until one service is chosen; Back is that of the first page.
QCoro::Task<Reply<const Service*>> chooseService(Dialogue& dialogue, PageHead head, std::vector<MenuEntry> entries);

}  // namespace evergreen

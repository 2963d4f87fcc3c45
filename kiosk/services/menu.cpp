#include "kiosk/services/menu.h"

#include "kiosk/services/service_pages.h"

#include <algorithm>

namespace evergreen {

namespace {

struct GroupLook {
    ServiceGroup group;
    const char* label;
    const char* detail;
    const char* picture;
};

constexpr GroupLook kLooks[] = {{ServiceGroup::Pay, "menu.pay", "menu.pay.detail", "bills"},
                                {ServiceGroup::Save, "menu.save", "menu.save.detail", "deposit"},
                                {ServiceGroup::Help, "menu.help", "menu.help.detail", "people"}};

const GroupLook& lookOf(const MenuEntry& entry) {
    for (const GroupLook& look : kLooks) {
        if (look.group == entry.services.front()->group) return look;
    }
    return kLooks[0];
}

ChoicePage::Option optionOf(const Service& service) {
    return {text(service.label), text(service.detail), QString::fromLatin1(service.picture)};
}

std::vector<const Service*> allThat(bool (*isWanted)(const Service&)) {
    std::vector<const Service*> some;
    for (const Service& service : serviceTable()) {
        if (isWanted(service)) some.push_back(&service);
    }
    return some;
}

}  // namespace

std::vector<MenuEntry> menuEntries(const std::vector<const Service*>& services) {
    const bool isOneGroup = std::all_of(services.begin(), services.end(), [&](const Service* service) {
        return service->group == services.front()->group;
    });
    std::vector<MenuEntry> entries;
    for (const Service* service : services) {
        const auto group = std::find_if(entries.begin(), entries.end(), [&](const MenuEntry& entry) {
            return entry.services.front()->group == service->group;
        });
        const bool standsAlone = isOneGroup || service->group == ServiceGroup::First || group == entries.end();
        if (standsAlone) {
            entries.push_back({{service}});
        } else {
            group->services.push_back(service);
        }
    }
    return entries;
}

ChoicePage menuPage(PageHead head, const std::vector<MenuEntry>& entries) {
    ChoicePage page;
    page.head = std::move(head);
    page.layout = ChoicePage::Layout::Tiles;
    for (const MenuEntry& entry : entries) {
        if (!entry.isGroup()) {
            page.options.push_back(optionOf(*entry.services.front()));
            ChoicePage::Option& option = page.options.back();
            if (entry.detail) option.detail = *entry.detail;
            option.isDetailPrivate = entry.isDetailPrivate;
            option.prominent = entry.isProminent;
            continue;
        }
        const GroupLook& look = lookOf(entry);
        page.options.push_back({text(look.label), text(look.detail), QString::fromLatin1(look.picture)});
    }
    return page;
}

ChoicePage menuGroupPage(const MenuEntry& group) {
    ChoicePage page;
    page.head = headOf("menu.which", lookOf(group).label, "menu.explain");
    for (const Service* service : group.services) page.options.push_back(optionOf(*service));
    return page;
}

std::vector<const Service*> everyService() {
    return allThat([](const Service&) { return true; });
}

std::vector<const Service*> servicesWithoutCard() {
    return allThat([](const Service& service) { return !service.needsCard; });
}

QCoro::Task<Reply<const Service*>> chooseService(Dialogue& dialogue, PageHead head, std::vector<MenuEntry> entries) {
    using Chosen = Reply<const Service*>;
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await dialogue.ask(menuPage(head, entries));
        if (!chosen) co_return chosen.isBack() ? Chosen::back() : Chosen::ended();
        const MenuEntry& entry = entries[static_cast<std::size_t>(*chosen)];
        if (!entry.isGroup()) co_return Chosen::answered(entry.services.front());
        const auto member = co_await dialogue.ask(menuGroupPage(entry));
        if (member) co_return Chosen::answered(entry.services[static_cast<std::size_t>(*member)]);
        if (member.isEnded()) co_return Chosen::ended();
    }
    co_return Chosen::ended();
}

}  // namespace evergreen

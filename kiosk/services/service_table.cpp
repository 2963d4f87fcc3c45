#include "kiosk/services/services.h"

#include <array>

namespace evergreen {

const Service& complainService() {
    static constexpr Service complaint{
        "complain", "complain.label", "complain.detail", "speech", &complain, ServiceGroup::Help, false};
    return complaint;
}

std::span<const Service> serviceTable() {
    using enum ServiceGroup;
    // In the order in which elders use them, group by group.
    static const std::array table{
        Service{"balance", "balance.label", "balance.detail", "wallet", &balance},
        Service{"pension", "pension.label", "pension.detail", "pension", &pension},
        Service{"statement", "statement.label", "statement.detail", "statement", &statement},
        Service{"transfer", "transfer.label", "transfer.detail", "transfer", &transfer},
        Service{"bills", "bills.label", "bills.detail", "bills", &bills, Pay},
        Service{"transit-card", "transit.label", "transit.detail", "bus", &transitCard, Pay},
        Service{"deposits", "deposit.label", "deposit.detail", "deposit", &deposits, Save},
        Service{"bonds", "bonds.label", "bonds.detail", "document", &bonds, Save, true, true},
        Service{"rates", "rates.label", "rates.detail", "coins", &rates, Save},
        Service{"lock-savings", "lock.label", "lock.detail", "lock", &lockSavings, Save},
        Service{"social-security", "social.label", "social.detail", "health", &socialSecurity},
        Service{"queue-ticket", "queue.label", "queue.detail", "ticket", &queueTicket, Help, false},
        Service{"where-to-go", "places.label", "places.detail", "place", &whereToGo, Help, false},
        Service{"card-lost", "lost.label", "lost.detail", "card", &cardLost, Help},
        Service{"contact", "contact.label", "contact.detail", "people", &trustedContact, Help},
        Service{"delegate", "delegate.label", "delegate.detail", "hand-over", &delegate, Help},
        Service{"lessons", "lessons.label", "lessons.detail", "shield", &lessons, Help, false},
        Service{"activities", "activities.label", "activities.detail", "people", &activities, Help, false},
        Service{"postcard", "postcard.label", "postcard.detail", "mail", &postcard, Help},
        Service{"practice", "practice.label", "practice.detail", "play", &practice, Help, false},
        complainService(),
    };
    return table;
}

const Service& errandService() {
    static constexpr Service given{"errand", "errand.label", "errand.detail", "hand-over", &errand};
    return given;
}

const Service& undoShelfService() {
    static constexpr Service shelf{"shelf", "shelf.label", "shelf.look", "undo", &undoShelf};
    return shelf;
}

}  // namespace evergreen

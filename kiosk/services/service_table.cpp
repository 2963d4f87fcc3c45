#include "kiosk/services/services.h"

#include <array>

namespace evergreen {

std::span<const Service> serviceTable() {
    static constexpr std::array table{
        Service{"balance", "balance.label", "balance.detail", "wallet", &balance},
        Service{"pension", "pension.label", "pension.detail", "pension", &pension},
        Service{"statement", "statement.label", "statement.detail", "statement", &statement},
        Service{"transfer", "transfer.label", "transfer.detail", "transfer", &transfer},
        Service{"contact", "contact.label", "contact.detail", "people", &trustedContact},
        Service{"delegate", "delegate.label", "delegate.detail", "hand-over", &delegate},
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

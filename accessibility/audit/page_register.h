// Every page and state a customer can meet, registered: the audit looks at these and no others. Pages of services and
// visit are not written down here but collected from the talks themselves, every way through them in every situation of
// the bank, so that a new question of a service is in the audit without anybody's doing.
#pragma once

#include "kiosk/screens/kiosk_screen.h"
#include "kiosk/services/service.h"

#include <functional>
#include <memory>
#include <vector>

#include <QString>

namespace evergreen {

struct RegisteredState {
    QString page;   // the message id of its question: "transfer.amount"
    QString state;  // "", "2", "typed", "help" …
    BarModel::Back back = BarModel::Back::OneStep;
    bool cardInside = true;
    bool asks = true;  // false: only told, nothing to answer
    std::function<std::unique_ptr<PageModel>(const Phrasebook&)> make;
    // What happens on the page or over it before it is looked at.
    std::function<void(KioskScreen&)> then = [](KioskScreen&) {};

    [[nodiscard]] QString name() const { return state.isEmpty() ? page : page + QLatin1Char(' ') + state; }
};

struct PageRegister {
    std::vector<RegisteredState> states;
    std::vector<ReceiptText> receipts;
};

// Runs the talks; a second or less. The states refer to nothing but themselves.
[[nodiscard]] PageRegister registerPages();

}  // namespace evergreen

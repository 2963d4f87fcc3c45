// What the help page says of a call, line by line: only what has happened. Pure function; the auditor looks at each.
#pragma once

#include "kiosk/help/help_call.h"
#include "kiosk/screens/overlay_models.h"

#include <vector>

namespace evergreen {

struct HelpStanding {
    enum class Ticket { None, Printing, Printed };

    bool hasDesk = false;  ///< none: nobody can answer, and the lamp is all there is
    bool isLampLit = false;
    bool isUnanswered = false;  ///< the desk has not answered for too long
    HelpAnswer answer{{}, HelpState::Calling};
    Ticket ticket = Ticket::None;
};

std::vector<HelpStatus> helpStatuses(const HelpStanding& standing);

/// Staff is coming, or here: who that is may be let in to point.
bool mayBeLetIn(const HelpStanding& standing);

}  // namespace evergreen

#include "kiosk/screens/help_statuses.h"

namespace evergreen {

namespace {

/// "About 1 min", never "0": who is nearly there comes at once.
Text coming(const HelpAnswer& answer) {
    const Text who = verbatim(answer.who);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(answer.eta).count();
    if (minutes < 1) return text("help.comingNow", who);
    return text("help.coming", who, static_cast<int>(minutes));
}

void addDesk(std::vector<HelpStatus>& lines, const HelpStanding& standing) {
    switch (standing.answer.state) {
        case HelpState::Calling:
            lines.push_back({text(standing.isUnanswered ? "help.noAnswer" : "help.calling"), false});
            return;
        case HelpState::Received:
            lines.push_back({text("help.received"), true});
            return;
        case HelpState::Escalated:
            lines.push_back({text("help.escalated"), true});
            return;
        case HelpState::Taken:
            lines.push_back({coming(standing.answer), true});
            return;
        case HelpState::Arrived:
            lines.push_back({text("help.arrived", verbatim(standing.answer.who)), true});
            return;
        case HelpState::Solved:
        case HelpState::Withdrawn:
            lines.push_back({text("help.solved"), true});
            return;
    }
}

}  // namespace

std::vector<HelpStatus> helpStatuses(const HelpStanding& standing) {
    std::vector<HelpStatus> lines;
    if (standing.hasDesk) addDesk(lines, standing);
    const bool isOver = standing.answer.state >= HelpState::Arrived;
    if (!isOver && standing.isLampLit) lines.push_back({text("help.lampLit"), true});
    if (!isOver && !standing.hasDesk) lines.push_back({text("help.waitHere"), standing.isLampLit});
    if (standing.ticket == HelpStanding::Ticket::Printing) lines.push_back({text("help.ticketPrinting"), false});
    if (standing.ticket == HelpStanding::Ticket::Printed) lines.push_back({text("help.ticket"), true});
    lines.push_back({text("help.cardSafe"), true});
    return lines;
}

bool mayBeLetIn(const HelpStanding& standing) {
    return standing.answer.state == HelpState::Taken || standing.answer.state == HelpState::Arrived;
}

}  // namespace evergreen

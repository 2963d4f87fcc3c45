#include "accessibility/audit/help_states.h"

#include "accessibility/audit/wording.h"
#include "kiosk/screens/help_statuses.h"

#include <algorithm>

namespace evergreen {

namespace {

// A call on its way, from the first second to the last; with the longest of names.
std::vector<std::pair<const char*, HelpStanding>> helpStandings() {
    using std::chrono::seconds;
    const auto who = longestHelperName();
    const auto answered = [&](HelpState state) {
        HelpStanding standing{.hasDesk = true, .isLampLit = true, .answer = {}};
        standing.answer = {{}, state, state >= HelpState::Taken ? who : QString(), seconds(60)};
        return standing;
    };
    HelpStanding silent = answered(HelpState::Calling);
    silent.isUnanswered = true;
    silent.ticket = HelpStanding::Ticket::Printed;
    HelpStanding printing = silent;
    printing.ticket = HelpStanding::Ticket::Printing;
    return {{"help calling", answered(HelpState::Calling)},
            {"help unanswered printing", printing},
            {"help unanswered", silent},
            {"help received", answered(HelpState::Received)},
            {"help escalated", answered(HelpState::Escalated)},
            {"help taken", answered(HelpState::Taken)},
            {"help arrived", answered(HelpState::Arrived)},
            {"help solved", answered(HelpState::Solved)}};
}

}  // namespace

// What becomes of a call is the same over every page, and so is a helper's mark: once, over the menu.
void addHelping(PageRegister& all) {
    const auto menu = std::find_if(all.states.begin(), all.states.end(),
                                   [](const auto& state) { return state.page == QLatin1String("menu.question"); });
    RegisteredState state = *menu;
    for (const auto& [name, standing] : helpStandings()) {
        state.state = QString::fromLatin1(name);
        state.then = [standing = standing](KioskScreen& screen) {
            screen.openHelp(true);
            screen.tellHelp(helpStatuses(standing), mayBeLetIn(standing));
            screen.look()->setLampLit(standing.answer.state < HelpState::Arrived);
        };
        all.states.push_back(state);
    }
    state.state = QStringLiteral("pointed-at");
    state.then = [](KioskScreen& screen) {
        screen.bar()->setWatched(true);
        screen.setPointedAt(QStringLiteral("choice.1"));
    };
    all.states.push_back(state);
}

}  // namespace evergreen

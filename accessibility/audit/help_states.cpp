#include "accessibility/audit/help_states.h"

#include "accessibility/audit/wording.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/help_statuses.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "kiosk/screens/staff_pages.h"

#include <algorithm>
#include <type_traits>

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

// The staff's own pages over the menu, the question to the customer, and the staff's one button.
void addStaff(PageRegister& all, RegisteredState state) {
    const auto who = longestHelperName();
    const auto over = [&]<typename Model, typename Page>(const char* name, std::type_identity<Model>,
                                                         const Page& page) {
        state.state = QString::fromLatin1(name);
        state.then = [page](KioskScreen& screen) {
            screen.openStaff(std::make_unique<Model>(page, screen.phrasebook()));
        };
        all.states.push_back(state);
    };
    over("staff pin", std::type_identity<SecretModel>(), staffPinPage(false));
    over("staff pin again", std::type_identity<SecretModel>(), staffPinPage(true));
    over("staff let in", std::type_identity<NoticeModel>(), staffLetInPage(who));
    over("staff tools", std::type_identity<ChoiceModel>(), staffToolsPage(who));
    over("sales zone", std::type_identity<NoticeModel>(), salesZonePage());
    using enum StaffVerdict::Kind;
    for (const auto& [name, why] : {std::pair("staff locked", Locked), std::pair("staff branch", OtherBranch),
                                    std::pair("staff training", Untrained), std::pair("staff too many", TooMany),
                                    std::pair("staff unreachable", Unreachable)}) {
        over(name, std::type_identity<NoticeModel>(), staffRefusedPage(why));
    }
    state.state = QStringLiteral("staff in");
    state.then = [who](KioskScreen& screen) {
        screen.bar()->setWatched(true);
        screen.bar()->setStaff(text("staff.tools", verbatim(who)));
    };
    all.states.push_back(state);
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
    addStaff(all, state);
}

}  // namespace evergreen

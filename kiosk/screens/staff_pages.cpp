#include "kiosk/screens/staff_pages.h"

namespace evergreen {

namespace {

constexpr int kPinDigits = 6;

PageHead staffHead(const char* question) {
    PageHead head;
    head.where = text("staff.where");
    head.question = text(question);
    head.explain = text("staff.explain");
    head.isForStaff = true;
    return head;
}

Text reasonOf(StaffVerdict::Kind why) {
    switch (why) {
        case StaffVerdict::Kind::Locked:
            return text("staff.refused.locked");
        case StaffVerdict::Kind::OtherBranch:
            return text("staff.refused.branch");
        case StaffVerdict::Kind::Untrained:
            return text("staff.refused.training");
        case StaffVerdict::Kind::TooMany:
            return text("staff.refused.tooMany");
        case StaffVerdict::Kind::Admitted:
        case StaffVerdict::Kind::PinWrong:
        case StaffVerdict::Kind::Unreachable:
            break;
    }
    return text("staff.refused.noAnswer");
}

ChoicePage::Option toolOf(AssistAct act) {
    switch (act) {
        case AssistAct::Explain:
            return {text("staff.tool.explain"), {}, QStringLiteral("question")};
        case AssistAct::Comfort:
            return {text("staff.tool.comfort"), {}, QStringLiteral("language")};
        case AssistAct::Extend:
            return {text("staff.tool.extend"), {}, QStringLiteral("clock")};
        case AssistAct::PrintTicket:
            return {text("staff.tool.ticket"), {}, QStringLiteral("ticket")};
        case AssistAct::Leave:
            break;
    }
    return {text("staff.tool.leave"), {}, QStringLiteral("cross")};
}

}  // namespace

SecretPage staffPinPage(bool isAgain) {
    SecretPage page;
    page.head = staffHead(isAgain ? "staff.pin.again" : "staff.pin");
    page.head.say = {text("staff.pin.notYours")};
    page.length = kPinDigits;
    page.note = text("staff.pin.notYours");
    return page;
}

WorkingPage staffCheckingPage() {
    WorkingPage page;
    page.head = staffHead("staff.checking");
    page.picture = QStringLiteral("clock");
    page.lines = {text("working.moment")};
    return page;
}

NoticePage staffRefusedPage(StaffVerdict::Kind why) {
    NoticePage page;
    page.head = staffHead("staff.refused");
    page.picture = QStringLiteral("staff-coming");
    page.lines = {reasonOf(why), text("staff.refused.goOn")};
    page.primary = {text("notice.good"), QStringLiteral("check")};
    return page;
}

NoticePage staffLetInPage(const QString& who) {
    NoticePage page;
    page.head.where = text("staff.letIn.where");
    page.head.question = text("staff.letIn", verbatim(who));
    page.head.explain = text("staff.letIn.explain");
    page.picture = QStringLiteral("staff-coming");
    page.lines = {text("staff.letIn.sees"), text("staff.letIn.youPress")};
    page.primary = {text("staff.letIn.yes"), QStringLiteral("check")};
    page.secondary = {text("staff.letIn.no"), QStringLiteral("cross")};
    return page;
}

const std::vector<AssistAct>& staffTools() {
    static const std::vector<AssistAct> tools{AssistAct::Explain, AssistAct::Comfort, AssistAct::Extend,
                                              AssistAct::PrintTicket, AssistAct::Leave};
    return tools;
}

ChoicePage staffToolsPage(const QString& who) {
    ChoicePage page;
    page.head = staffHead("staff.tools.question");
    page.head.say = {text("staff.tools.who", verbatim(who))};
    for (const AssistAct act : staffTools()) page.options.push_back(toolOf(act));
    return page;
}

NoticePage salesZonePage() {
    NoticePage page;
    page.head.where = text("sales.where");
    page.head.question = text("sales.question");
    page.head.explain = text("sales.explain");
    page.picture = QStringLiteral("staff-coming");
    page.tone = Tone::Attention;
    page.lines = {text("sales.nothingDone"), text("sales.goTo")};
    page.primary = {text("notice.good"), QStringLiteral("check")};
    return page;
}

}  // namespace evergreen

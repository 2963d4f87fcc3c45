#include "kiosk/services/safety_pages.h"

#include <array>

namespace evergreen {

namespace {

struct Purpose {
    const char* label;   ///< message id
    const char* advice;  ///< message id, or null
    const char* picture;
};

/// In the order of what is heard most. The last two are everyday life.
constexpr std::array kPurposes{
    Purpose{"purpose.official", "purpose.official.advice", "shield"},
    Purpose{"purpose.refund", "purpose.refund.advice", "undo"},
    Purpose{"purpose.profit", "purpose.profit.advice", "coins"},
    Purpose{"purpose.family", "purpose.family.advice", "people"},
    Purpose{"purpose.other", nullptr, "more"},
};

PageHead headOf(const Text& where, const Text& question) {
    PageHead head;
    head.where = where;
    head.question = question;
    head.explain = text("safety.explain");
    return head;
}

}  // namespace

Text whyAndAction(const Check& check) {
    return text("safety.whyAndDo", check.why, check.action);
}

bool bringsHuman(const Check& check) {
    return check.outcome == SafetyOutcome::Human || check.outcome == SafetyOutcome::Block;
}

NoticePage stopPage(const Text& where, const Check& check, const Text& advice) {
    const Action human{text("action.fetchHuman"), QStringLiteral("help")};
    const Action menu{text("notice.backToMenu"), QStringLiteral("home")};
    NoticePage page;
    page.head = headOf(where, check.why);
    page.picture = QStringLiteral("shield");
    page.lines = {text("order.notMoved"), advice.isEmpty() ? check.action : advice};
    page.tone = Tone::Stop;
    page.primary = bringsHuman(check) ? human : menu;
    page.secondary = bringsHuman(check) ? menu : human;
    return page;
}

ConfirmPage askPage(const Text& where, const Check& check) {
    ConfirmPage page;
    page.head = headOf(where, check.why);
    page.picture = QStringLiteral("warning");
    page.body = check.action;
    page.tone = Tone::Attention;
    page.primary = {text("safety.notNow"), QStringLiteral("cross")};
    page.secondary = {text("safety.myOwnWish"), QString()};
    return page;
}

ConfirmPage holdPage(const Text& where, const Check& check) {
    ConfirmPage page;
    page.head = headOf(where, check.why);
    page.picture = QStringLiteral("clock");
    page.body = check.action;
    page.tone = Tone::Attention;
    page.primary = {text("safety.waitADay"), QStringLiteral("calendar")};
    page.secondary = {text("safety.notNow"), QStringLiteral("cross")};
    return page;
}

ChoicePage purposePage(const Text& where) {
    ChoicePage page;
    page.head = headOf(where, text("purpose.question"));
    page.head.isFenced = true;
    for (const Purpose& purpose : kPurposes) {
        page.options.push_back({text(purpose.label), {}, QString::fromLatin1(purpose.picture)});
    }
    return page;
}

Text adviceOn(int purpose) {
    const char* const advice = kPurposes.at(static_cast<std::size_t>(purpose)).advice;
    return advice ? text(advice) : Text();
}

}  // namespace evergreen

#include "kiosk/visit/visit_pages.h"

namespace evergreen {

namespace {

constexpr int kPinDigits = 6;

ChoicePage comfortPage(const char* question, ChoicePage::Option first, ChoicePage::Option second) {
    ChoicePage page;
    page.head.where = text("comfort.where");
    page.head.question = text(question);
    page.head.explain = text("comfort.keep.explain");
    page.layout = ChoicePage::Layout::Rows;
    page.options = {std::move(first), std::move(second)};
    return page;
}

}  // namespace

NoticePage welcomePage(const Text& branch, int turn) {
    struct Turn {
        const char* picture;
        const char* line;
    };
    static constexpr Turn inviting{"insert-card", "welcome.noCard"};
    static constexpr Turn others[welcomeTurns / 2] = {
        {"smile", "welcome.practice"}, {"phone-stop", "welcome.police"}, {"lesson-book", "welcome.class"}};
    const Turn& now = turn % 2 == 0 ? inviting : others[turn / 2 % (welcomeTurns / 2)];
    NoticePage page;
    page.head.where = branch;
    page.head.question = text("welcome.question");
    page.head.say = {text("welcome.say")};
    page.head.explain = text("welcome.explain");
    page.head.isQuiet = turn > 0;
    page.picture = QString::fromLatin1(now.picture);
    page.lines = {text(now.line)};
    // Never the large answer: that is the card.
    page.secondary = {text("welcome.withoutCard"), QStringLiteral("ticket")};
    return page;
}

PageHead lobbyHead(const Text& branch) {
    PageHead head;
    head.where = branch;
    head.question = text("lobby.question");
    head.explain = text("lobby.explain");
    return head;
}

ChoicePage smilePage(const Text& branch) {
    ChoicePage page;
    page.head.where = branch;
    page.head.question = text("smile.question");
    page.head.isFenced = true;
    page.head.explain = text("smile.explain");
    page.options = {{text("smile.good"), {}, QStringLiteral("smile")},
                    {text("smile.fair"), {}, QStringLiteral("neutral")},
                    {text("smile.bad"), {}, QStringLiteral("sad")}};
    return page;
}

WorkingPage openingPage(const Text& branch) {
    WorkingPage page;
    page.head.where = branch;
    page.head.question = text("opening.question");
    page.head.explain = text("opening.explain");
    page.picture = QStringLiteral("card");
    return page;
}

NoticePage closedPage(const Text& branch) {
    NoticePage page;
    page.head.where = branch;
    page.head.question = text("closed.question");
    page.head.explain = text("closed.explain");
    page.picture = QStringLiteral("staff-coming");
    page.lines = {text("closed.counter")};
    page.tone = Tone::Attention;
    page.primary = {text("welcome.withoutCard"), QStringLiteral("ticket")};
    return page;
}

WorkingPage readingPage() {
    WorkingPage page;
    page.head.where = text("pin.where");
    page.head.question = text("reading.question");
    page.head.explain = text("reading.explain");
    page.picture = QStringLiteral("card");
    page.lines = {text("reading.safe")};
    return page;
}

PageHead menuHead(const Session& session) {
    PageHead head;
    head.where = text("menu.where", session.customerName + session.title);
    head.question = text("menu.question");
    head.explain = text("menu.explain");
    head.backEndsVisit = true;
    return head;
}

SecretPage pinPage(std::optional<int> triesLeft) {
    SecretPage page;
    page.head.where = text("pin.where");
    page.head.question = text(triesLeft ? "pin.again" : "pin.question");
    page.head.say = {text("pin.cover")};
    page.head.explain = text("pin.explain");
    page.head.backEndsVisit = true;
    page.length = kPinDigits;
    page.note = triesLeft ? text("pin.triesLeft", *triesLeft) : text("pin.nobodyAsks");
    return page;
}

WorkingPage checkingPinPage() {
    WorkingPage page;
    page.head.where = text("pin.where");
    page.head.question = text("pin.checking");
    page.picture = QStringLiteral("clock");
    page.lines = {text("working.moment")};
    return page;
}

WorkingPage preparingMenuPage() {
    WorkingPage page;
    page.head.where = text("menu.preparing.where");
    page.head.question = text("menu.preparing");
    page.picture = QStringLiteral("clock");
    page.lines = {text("working.moment")};
    return page;
}

NoticePage takeCardPage(bool timeOver) {
    NoticePage page;
    page.head.question = text(timeOver ? "goodbye.timeOver" : "goodbye.question");
    page.lines = {text("goodbye.takeCard")};
    return page;
}

void addRecord(NoticePage& page, const VisitRecord& record) {
    page.lines.insert(page.lines.end(), record.begin(), record.end());
    page.head.isPrivate = page.head.isPrivate || !record.empty();
}

ChoicePage offerComfortPage() {
    return comfortPage(
        "comfort.offer.question",
        {text("comfort.offer.yes"), text("comfort.offer.yes.detail"), QStringLiteral("larger-letters"), true},
        {text("comfort.offer.no"), {}, QStringLiteral("check")});
}

ChoicePage keepComfortPage() {
    return comfortPage("comfort.keep.question", {text("comfort.keep.yes"), {}, QStringLiteral("card"), true},
                       {text("comfort.keep.no"), {}, QStringLiteral("cross")});
}

}  // namespace evergreen

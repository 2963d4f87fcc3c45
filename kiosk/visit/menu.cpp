#include "kiosk/visit/menu.h"

namespace evergreen {

namespace {

MenuLine lineOf(const Service& service) {
    return {{text(service.label), text(service.detail), QString::fromLatin1(service.picture)}, &service};
}

MenuLine shelfLine(const std::optional<std::vector<PendingTransfer>>& transfers) {
    MenuLine line = lineOf(undoShelfService());
    line.option.prominent = true;
    if (!transfers) return line;
    line.option.isDetailPrivate = true;
    line.option.detail = transfers->size() > 1 ? text("shelf.many", static_cast<int>(transfers->size()))
                                               : text("shelf.one", transfers->front().amount);
    return line;
}

MenuLine errandLine(const std::vector<Errand>& errands) {
    MenuLine line = lineOf(errandService());
    line.option.prominent = true;
    line.option.detail = text("errand.for.detail", verbatim(errands.front().customerName + errands.front().title));
    return line;
}

}  // namespace

std::vector<MenuLine> menuLines(const Waiting& waiting) {
    std::vector<MenuLine> lines;
    if (!waiting.transfers || !waiting.transfers->empty()) lines.push_back(shelfLine(waiting.transfers));
    if (!waiting.errands.empty()) lines.push_back(errandLine(waiting.errands));
    for (const Service& service : serviceTable()) lines.push_back(lineOf(service));
    return lines;
}

ChoicePage menuPage(const Session& session, const std::vector<MenuLine>& lines) {
    ChoicePage page;
    page.head.where = text("menu.where", session.customerName + session.title);
    page.head.question = text("menu.question");
    page.head.explain = text("menu.explain");
    page.head.backEndsVisit = true;
    page.layout = ChoicePage::Layout::Tiles;
    for (const MenuLine& line : lines) page.options.push_back(line.option);
    return page;
}

}  // namespace evergreen

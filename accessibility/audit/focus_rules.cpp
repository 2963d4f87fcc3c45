// Rules 29 to 34: keys and switches. The keypad's arrows and its middle key, and two switches: one for the next target
// (the tab key), one to press it.
#include "accessibility/audit/hands.h"
#include "accessibility/audit/measuring.h"
#include "accessibility/audit/pixels.h"
#include "accessibility/audit/rule.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace evergreen::focus_rules {

namespace {

constexpr int stepsMax = 80;
constexpr double ringContrast = 4.5;

// Every target the tab key comes by, in order, until it is back where it began.
std::vector<QString> round(Actor& actor) {
    std::vector<QString> seen;
    for (int step = 0; step < stepsMax; ++step) {
        hands::key(actor, Qt::Key_Tab);
        const auto path = hands::focusedPath(actor);
        if (path.isEmpty() || std::find(seen.begin(), seen.end(), path) != seen.end()) break;
        seen.push_back(path);
    }
    return seen;
}

// What keys come to by walking. The rest have a key of their own, in tests of kiosk/hands.
std::vector<hands::Place> walkedPlaces(Actor& actor) {
    auto places = hands::targetPlaces(actor);
    places.erase(std::remove_if(places.begin(), places.end(), [](const auto& place) { return place.byOwnKey; }),
                 places.end());
    return places;
}

QQuickItem* itemAt(Actor& actor, const QString& path) {
    for (auto* item : actor.root().window()->contentItem()->childItems()) {
        std::deque<QQuickItem*> open{item};
        while (!open.empty()) {
            auto* one = open.front();
            open.pop_front();
            if (hands::pathOf(*one) == path && one->isVisible() && one->isEnabled()) return one;
            for (auto* child : one->childItems()) open.push_back(child);
        }
    }
    return nullptr;
}

// Every target that arrow keys come to from where the page begins.
std::set<QString> byArrows(Actor& actor) {
    std::set<QString> seen;
    std::deque<QString> open{hands::focusedPath(actor)};
    while (!open.empty()) {
        const auto from = open.front();
        open.pop_front();
        if (from.isEmpty() || !seen.insert(from).second) continue;
        for (const int way : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right}) {
            if (auto* item = itemAt(actor, from)) item->forceActiveFocus(Qt::TabFocusReason);
            hands::key(actor, way);
            open.push_back(hands::focusedPath(actor));
        }
    }
    return seen;
}

void checkReached(const std::vector<hands::Place>& places, const std::set<QString>& reached, const char* by,
                  Verdict& verdict) {
    for (const auto& place : places) {
        verdict.measure();
        if (!reached.contains(place.path))
            verdict.find(place.path, QStringLiteral("not reached by %1").arg(QLatin1String(by)),
                         QStringLiteral("every target"), place.rect);
    }
}

// The bar, the caption, the strip and the page are read each by itself.
QString zoneOf(const QString& path) {
    if (path.contains(QLatin1String("#middle"))) return QStringLiteral("page");
    return path.section(QLatin1Char('/'), 0, -2);
}

// True when `next` is read before `place`: it is above it, or to its left in the same row.
bool isBefore(const QRectF& next, const QRectF& place) {
    const bool sameRow = next.top() < place.bottom() && place.top() < next.bottom();
    if (sameRow) return next.right() <= place.left();
    const bool sameColumn = next.left() < place.right() && place.left() < next.right();
    return sameColumn && next.bottom() <= place.top();
}

// Keys go round: once a round they go back to the beginning.
void checkZone(const std::vector<const hands::Place*>& way, Verdict& verdict) {
    const hands::Place* wrong = nullptr;
    int backwards = 0;
    for (std::size_t i = 0; i < way.size(); ++i) {
        const auto* next = way[(i + 1) % way.size()];
        verdict.measure();
        if (!isBefore(next->rect, way[i]->rect)) continue;
        ++backwards;
        if (i + 1 < way.size()) wrong = next;
    }
    if (backwards > 1 && wrong)
        verdict.find(wrong->path, QStringLiteral("comes after what is read after it"), QStringLiteral("reading order"),
                     wrong->rect);
}

}  // namespace

// Spec: WCAG 2.2 SC 2.4.3
void onEntry(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    const auto focused = std::count_if(page.items.begin(), page.items.end(),
                                       [](const auto& item) { return item.focused && item.isTarget && item.enabled; });
    if (focused != 1)
        verdict.find(QStringLiteral("page"), QStringLiteral("%1 targets have the focus").arg(focused),
                     QStringLiteral("exactly one"));
}

// Spec: WCAG 2.2 SC 2.1.1, US Section 508 407.3
void reachable(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto places = walkedPlaces(actor);
    if (places.empty()) return verdict.notMeasured(QStringLiteral("no target"));
    checkReached(places, byArrows(actor), "the keypad's arrows", verdict);
    actor.enter();
    const auto tabbed = round(actor);
    checkReached(places, {tabbed.begin(), tabbed.end()}, "two switches", verdict);
}

// Spec: WCAG 2.2 SC 2.1.2, 2.4.3
void order(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto places = walkedPlaces(actor);
    const auto tabbed = round(actor);
    verdict.measure();
    if (tabbed.size() < places.size())
        verdict.find(QStringLiteral("page"),
                     QStringLiteral("keys go round %1 of %2 targets").arg(tabbed.size()).arg(places.size()),
                     QStringLiteral("all, and round"));
    std::map<QString, std::vector<const hands::Place*>> zones;
    for (const auto& path : tabbed)
        for (const auto& place : places)
            if (place.path == path) zones[zoneOf(path)].push_back(&place);
    for (const auto& [zone, way] : zones) checkZone(way, verdict);
}

// Spec: WCAG 2.2 SC 2.4.7, 2.4.13
void ring(Actor& actor, Verdict& verdict) {
    actor.enter();
    QImage before = actor.picture();
    hands::key(actor, Qt::Key_Tab);
    for (int step = 0; step < stepsMax; ++step) {
        auto* item = hands::focused(actor);
        if (!item) return verdict.notMeasured(QStringLiteral("keys come to no target"));
        const auto path = hands::pathOf(*item);
        const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        const QImage now = actor.picture();
        if (now.size() != before.size()) return verdict.notMeasured(QStringLiteral("no picture"));
        double best = 1;
        const QRect around = rect.adjusted(-16, -16, 16, 16).toRect() & now.rect();
        for (int y = around.top(); y <= around.bottom(); y += 2)
            for (int x = around.left(); x <= around.right(); x += (y < rect.top() || y > rect.bottom() ? 2 : 3)) {
                const QRgb was = before.pixel(x, y);
                const QRgb is = now.pixel(x, y);
                if (was != is) best = std::max(best, contrast(was, is));
            }
        verdict.measure();
        if (best < ringContrast)
            verdict.find(path, QStringLiteral("ring ") + measuring::ratio(best),
                         QStringLiteral("≥ 4.5:1 to what was there"), rect);
        // The first targets of the round: the ring is one control's, and every target has the same.
        if (step == 2) return;
        before = now;
        hands::key(actor, Qt::Key_Tab);
    }
}

// Spec: EN 301 549 v3.2.1 §11.2.4.3
void restored(Actor& actor, Verdict& verdict) {
    actor.enter();
    verdict.measure();
    if (actor.isCovered()) return;  // an overlay itself: what lies under it is tried by itself
    hands::key(actor, Qt::Key_Tab);
    hands::key(actor, Qt::Key_Tab);
    const auto before = hands::focusedPath(actor);
    if (before.isEmpty()) return verdict.notMeasured(QStringLiteral("keys come to no target"));
    actor.openOverlay();
    actor.settle();
    actor.closeOverlay();
    actor.settle();
    verdict.measure();
    const auto after = hands::focusedPath(actor);
    if (after != before)
        verdict.find(before, QStringLiteral("afterwards the focus is on “%1”").arg(after.section(QLatin1Char('/'), -1)),
                     QStringLiteral("back where it was"));
}

// Spec: WCAG 2.2 SC 3.3.4, 3.2.2
void nothingLost(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto typed = actor.typed();
    verdict.measure();
    actor.openOverlay();
    actor.settle();
    actor.closeOverlay();
    actor.settle();
    if (actor.typed() != typed)
        verdict.find(QStringLiteral("page"), QStringLiteral("an overlay left “%1” of “%2”").arg(actor.typed(), typed),
                     QStringLiteral("all of it"));
    actor.changeComfort();
    actor.settle();
    verdict.measure();
    if (actor.typed() != typed)
        verdict.find(QStringLiteral("page"),
                     QStringLiteral("other letters left “%1” of “%2”").arg(actor.typed(), typed),
                     QStringLiteral("all of it"));
}

}  // namespace evergreen::focus_rules

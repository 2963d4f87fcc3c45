// Rules 15 to 21: targets for unsteady hands.
#include "accessibility/audit/actor.h"
#include "accessibility/audit/hands.h"
#include "accessibility/audit/measuring.h"
#include "accessibility/audit/rule.h"

#include <cmath>

namespace evergreen::touch_rules {

using namespace measuring;

namespace {

// Spec: AAMI HE75, ADA 707; studies with elderly people (16 mm)
constexpr double targetMm = 16;
constexpr double mainTargetMm = 23;
constexpr double gapMm = 4;
constexpr double keyCentresMm = 20;
// Spec: US Section 508 407.8, EN 301 549 8.3.2
constexpr double lowestMm = 380;
constexpr double highestMm = 1220;

bool isMain(const SeenItem& item) {
    return item.name.endsWith(QLatin1String("primary")) || item.name == QLatin1String("bar.help");
}

bool isKey(const SeenItem& item) {
    return item.name.startsWith(QLatin1String("key."));
}

template <typename Check>
void eachTarget(const AuditedPage& page, Verdict& verdict, Check check) {
    for (const auto& item : page.items) {
        if (!item.isTarget || !item.enabled) continue;
        verdict.measure();
        check(item);
    }
}

template <typename Check>
void eachPair(const AuditedPage& page, Verdict& verdict, Check check) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        if (!page.items[i].isTarget || !page.items[i].enabled) continue;
        for (std::size_t j = i + 1; j < page.items.size(); ++j) {
            if (!page.items[j].isTarget || !page.items[j].enabled) continue;
            verdict.measure();
            check(page.items[i], page.items[j]);
        }
    }
}

}  // namespace

void size(const AuditedPage& page, Verdict& verdict) {
    eachTarget(page, verdict, [&](const SeenItem& item) {
        const double least = isMain(item) ? mainTargetMm : targetMm;
        if (std::min(item.rect.width(), item.rect.height()) < least * page.pixelsPerMm - slackPx)
            verdict.find(item,
                         QStringLiteral("%1 × %2").arg(millimetres(page.mm(item.rect.width())),
                                                       millimetres(page.mm(item.rect.height()))),
                         QStringLiteral("≥ %1").arg(millimetres(least)));
    });
}

void apart(const AuditedPage& page, Verdict& verdict) {
    eachPair(page, verdict, [&](const SeenItem& one, const SeenItem& other) {
        const double between = gap(one.rect, other.rect);
        if (between < gapMm * page.pixelsPerMm - slackPx)
            verdict.find(one, QStringLiteral("%1 from “%2”").arg(millimetres(page.mm(between)), other.exposure.name),
                         QStringLiteral("≥ 4 mm"));
        const auto way = one.rect.center() - other.rect.center();
        const double centres = std::hypot(way.x(), way.y());
        if (isKey(one) && isKey(other) && centres < keyCentresMm * page.pixelsPerMm - slackPx)
            verdict.find(one,
                         QStringLiteral("centre %1 from “%2”").arg(millimetres(page.mm(centres)), other.exposure.name),
                         QStringLiteral("≥ 20 mm"));
    });
}

void overlapping(const AuditedPage& page, Verdict& verdict) {
    eachPair(page, verdict, [&](const SeenItem& one, const SeenItem& other) {
        if (gap(one.rect, other.rect) < -slackPx)
            verdict.find(one, QStringLiteral("lies over “%1”").arg(other.exposure.name), QStringLiteral("each alone"));
        if (!one.name.isEmpty() && one.name == other.name)
            verdict.find(one, QStringLiteral("twice on the page"), QStringLiteral("once"));
    });
}

void reach(const AuditedPage& page, Verdict& verdict) {
    if (page.lowerEdgeMm <= 0) return verdict.notMeasured(QStringLiteral("nobody said how the panel is mounted"));
    const double top = page.window.height();
    eachTarget(page, verdict, [&](const SeenItem& item) {
        const double highest = page.lowerEdgeMm + page.mm(top - item.rect.center().y());
        if (highest > highestMm || highest < lowestMm)
            verdict.find(item, QStringLiteral("%1 above the floor").arg(millimetres(highest)),
                         QStringLiteral("380 mm to 1220 mm"));
    });
}

void noDrag(const AuditedPage& page, Verdict& verdict) {
    for (const auto& item : page.items) {
        verdict.measure();
        if (item.drags) verdict.find(item, QStringLiteral("moves by dragging"), QStringLiteral("by single taps only"));
    }
}

// Spec: WCAG 2.2 SC 2.5.2
void onRelease(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto places = hands::targetPlaces(actor);
    if (places.empty()) return verdict.notMeasured(QStringLiteral("no target"));
    for (const auto& place : places) {
        actor.enter();
        hands::Finger finger(actor);
        verdict.measure();
        const int before = actor.acts();
        finger.press(place.middle());
        const bool early = actor.acts() != before;
        finger.move(hands::nowhere(actor, place));
        finger.lift();
        const bool outside = actor.acts() != before;
        if (early)
            verdict.find(place.path, QStringLiteral("acts when pressed"), QStringLiteral("when lifted"), place.rect);
        if (!early && outside)
            verdict.find(place.path, QStringLiteral("acts when lifted elsewhere"), QStringLiteral("only inside"),
                         place.rect);
        if (early || outside) continue;
        finger.tap(place.middle());
        if (actor.acts() != before + 1)
            verdict.find(place.path, QStringLiteral("acts %1 times").arg(actor.acts() - before),
                         QStringLiteral("once a tap"), place.rect);
    }
}

void doubleTap(Actor& actor, Verdict& verdict) {
    actor.enter();
    for (const auto& place : hands::targetPlaces(actor)) {
        actor.enter();
        hands::Finger finger(actor);
        verdict.measure();
        const int before = actor.acts();
        finger.tap(place.middle());
        finger.wait(200);
        finger.tap(place.middle());
        if (actor.acts() - before > 1)
            verdict.find(place.path, QStringLiteral("acts twice within 0.2 s"), QStringLiteral("once within 0.4 s"),
                         place.rect);
    }
}

// Spec: WCAG 2.2 SC 2.5.1. Also with a palm resting beside the finger.
void oneFinger(Actor& actor, Verdict& verdict) {
    actor.enter();
    for (const auto& place : hands::targetPlaces(actor)) {
        actor.enter();
        verdict.measure();
        const int before = actor.acts();
        hands::touchWithPalm(actor, place);
        if (actor.acts() != before + 1)
            verdict.find(place.path, QStringLiteral("acts %1 times with a palm resting").arg(actor.acts() - before),
                         QStringLiteral("once"), place.rect);
    }
}

}  // namespace evergreen::touch_rules

// Rules 35 to 39: what is said is shown, private where it must be, and read right.
#include "accessibility/audit/hands.h"
#include "accessibility/audit/rule.h"

#include <algorithm>

namespace evergreen::speech_rules {

namespace {

bool hasTarget(const AuditedPage& page, const char* begin) {
    return std::any_of(page.items.begin(), page.items.end(), [&](const auto& item) {
        return item.isTarget && item.enabled && item.name.startsWith(QLatin1String(begin));
    });
}

void need(const AuditedPage& page, Verdict& verdict, const char* target, const char* what) {
    verdict.measure();
    if (!hasTarget(page, target))
        verdict.find(QLatin1String(target), QStringLiteral("no way to %1").arg(QLatin1String(what)),
                     QStringLiteral("on every page"));
}

}  // namespace

// Spec: US Section 508 402.2; EN 301 549 v3.2.1 §5.1.3.1; WCAG 2.2 SC 1.2.1
void captioned(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    if (page.spoken.trimmed().isEmpty())
        verdict.find(QStringLiteral("voice"), QStringLiteral("silent"), QStringLiteral("every page speaks"));
    if (page.spoken != page.caption)
        verdict.find(QStringLiteral("caption"), QStringLiteral("says “%1”, shows “%2”").arg(page.spoken, page.caption),
                     QStringLiteral("the same words"));
    if (!page.question.isEmpty() && !page.spoken.contains(page.question))
        verdict.find(QStringLiteral("voice"), QStringLiteral("the question “%1” is not said").arg(page.question),
                     QStringLiteral("the page's question"));
}

// Spec: EN 301 549 v3.2.1 §5.1.3.5
void stopsOnTouch(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto places = hands::targetPlaces(actor);
    if (places.empty()) return verdict.notMeasured(QStringLiteral("no target"));
    hands::Finger finger(actor);
    const int before = actor.hushes();
    finger.press(places.front().middle());
    verdict.measure();
    if (actor.hushes() == before)
        verdict.find(QStringLiteral("voice"), QStringLiteral("goes on speaking under the finger"),
                     QStringLiteral("still at once"));
    finger.move(hands::nowhere(actor, places.front()));
    finger.lift();
}

// Spec: EN 301 549 v3.2.1 §5.1.3.8, §5.1.3.9
void privately(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    const auto money =
        std::find_if(page.figures.begin(), page.figures.end(), [](const auto& figure) { return figure.isMoney; });
    if (money != page.figures.end() && !page.spokenPrivately)
        verdict.find(QStringLiteral("voice"), QStringLiteral("“%1” from the loudspeaker").arg(money->words),
                     QStringLiteral("headset only"));
}

// Spec: EN 301 549 v3.2.1 §5.1.3.4, §5.1.3.11, §5.1.3.12
void voiceControls(const AuditedPage& page, Verdict& verdict) {
    need(page, verdict, "bar.again", "hear it again");
    // Where Comfort has several leaves, each has some of it and the way to the rest.
    if (hasTarget(page, "comfort.done") && hasTarget(page, "choice.more")) {
        need(page, verdict, "comfort.", "change anything");
    } else if (hasTarget(page, "comfort.done")) {
        need(page, verdict, "comfort.speed.slower", "speak more slowly");
        need(page, verdict, "comfort.speed.faster", "speak faster");
        need(page, verdict, "comfort.voice.softer", "speak more softly");
        need(page, verdict, "comfort.voice.louder", "speak louder");
    } else {
        need(page, verdict, "strip.comfort", "change volume and speed");
    }
    need(page, verdict, "voice.pause", "pause the voice");
}

void readRight(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    const auto digit = std::find_if(page.spoken.begin(), page.spoken.end(), [](QChar c) { return c.isDigit(); });
    if (digit != page.spoken.end())
        verdict.find(QStringLiteral("voice"), QStringLiteral("digits in “%1”").arg(page.spoken),
                     QStringLiteral("figures in words"));
    for (const auto& figure : page.figures) {
        verdict.measure();
        if (!page.spoken.contains(figure.words))
            verdict.find(QStringLiteral("voice"), QStringLiteral("“%1” is missing").arg(figure.words),
                         QStringLiteral("the figure in words"));
    }
}

}  // namespace evergreen::speech_rules

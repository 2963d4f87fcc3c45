// Rules 40 to 48: time enough, help, plain words, nothing left behind.
#include "accessibility/audit/hands.h"
#include "accessibility/audit/measuring.h"
#include "accessibility/audit/paper.h"
#include "accessibility/audit/rule.h"
#include "accessibility/audit/wording.h"

#include <cmath>

#include <QElapsedTimer>

namespace evergreen::care_rules {

using namespace measuring;

namespace {

constexpr double quietSeconds = 120;
constexpr double answerSeconds = 45;
constexpr int extensions = 10;
constexpr int firstFeedbackMs = 100;
constexpr int stepsMost = 7;
// Our own limits, after plain-language guides: what is read in one breath
constexpr int sentenceChinese = 30;
constexpr int sentenceEnglish = 20;
// Spec: VVSG 2.0 7.1, text size on paper (at least 3.0 mm)
constexpr double receiptCapitalMm = 3.0;
constexpr int lineOfTextDots = 12;

}  // namespace

// Spec: WCAG 2.2 SC 2.2.1; US Section 508 407.5
void timers(Actor& actor, Verdict& verdict) {
    const auto waits = actor.waits();
    if (waits.empty()) return verdict.notMeasured(QStringLiteral("no wait is registered"));
    for (const auto& wait : waits) {
        verdict.measure();
        const auto find = [&](const QString& measured, const QString& limit) {
            verdict.find(wait.name, measured, limit);
        };
        if (wait.seconds < quietSeconds) find(QStringLiteral("%1 s").arg(wait.seconds), QStringLiteral("≥ 120 s"));
        if (wait.generous < 2 * wait.seconds)
            find(QStringLiteral("%1 s for who needs more").arg(wait.generous), QStringLiteral("twice as long"));
        if (!wait.asked) find(QStringLiteral("ends without a word"), QStringLiteral("a question before"));
        if (!wait.spoken) find(QStringLiteral("the question is silent"), QStringLiteral("spoken"));
        if (wait.answerSeconds < answerSeconds)
            find(QStringLiteral("%1 s to answer").arg(wait.answerSeconds), QStringLiteral("≥ 45 s"));
        if (wait.extensions < extensions)
            find(QStringLiteral("%1 extensions").arg(wait.extensions), QStringLiteral("≥ 10"));
    }
}

// Spec: VVSG 2.0 7.2, system response time (0.5 s); 0.1 s is our own limit
void feedback(Actor& actor, Verdict& verdict) {
    actor.enter();
    const auto places = hands::targetPlaces(actor);
    if (places.empty()) return verdict.notMeasured(QStringLiteral("no target"));
    for (const auto& place : places) {
        const QImage before = actor.picture();
        hands::Finger finger(actor);
        QElapsedTimer time;
        time.start();
        finger.press(place.middle());
        const QImage now = actor.picture();
        const auto took = time.elapsed();
        verdict.measure();
        const QRect around = place.rect.toAlignedRect();
        if (now.copy(around) == before.copy(around))
            verdict.find(place.path, QStringLiteral("nothing is seen to happen"),
                         QStringLiteral("a change within 100 ms"), place.rect);
        else if (took > firstFeedbackMs)
            verdict.find(place.path, QStringLiteral("%1 ms").arg(took), QStringLiteral("≤ 100 ms"), place.rect);
        finger.move(hands::nowhere(actor, place));
        finger.lift();
    }
}

// Spec: WCAG 2.2 SC 3.2.6
void help(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    const auto* help = page.named(QStringLiteral("bar.help"));
    if (!help || !help->isTarget || !help->enabled) {
        verdict.find(QStringLiteral("page"), QStringLiteral("no Help"), QStringLiteral("on every page"));
        return;
    }
    const bool moved =
        !page.helpElsewhere.isEmpty() && (std::abs(help->rect.x() - page.helpElsewhere.x()) > slackPx ||
                                          std::abs(help->rect.y() - page.helpElsewhere.y()) > slackPx ||
                                          std::abs(help->rect.width() - page.helpElsewhere.width()) > slackPx ||
                                          std::abs(help->rect.height() - page.helpElsewhere.height()) > slackPx);
    if (moved) verdict.find(*help, box(help->rect), QStringLiteral("always at ") + box(page.helpElsewhere));
}

void wayOut(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    if (!page.asks || !page.cardInside) return;
    const auto* back = page.named(QStringLiteral("bar.back"));
    if (!back || !back->enabled)
        verdict.find(QStringLiteral("page"), QStringLiteral("no way back and none to the card"),
                     QStringLiteral("on every page that asks"));
}

void noBait(const AuditedPage& page, Verdict& verdict) {
    for (const auto& item : page.items) {
        if (!item.isText) continue;
        verdict.measure();
        for (const auto& word : baitIn(item.text.words, page.language))
            verdict.find(item, QStringLiteral("“%1”").arg(word), QStringLiteral("nothing that pushes a sale"));
    }
}

// Spec: WCAG 2.2 SC 3.1.5; MIIT 适老化通用设计规范
void plainWords(const AuditedPage& page, Verdict& verdict) {
    if (page.isPseudo()) return;
    const int most = page.language == QLatin1String("zh") ? sentenceChinese : sentenceEnglish;
    for (const auto& item : page.items) {
        // The caption is many sentences joined for the ear; each of them is shown or asked somewhere.
        if (!item.isText) continue;
        verdict.measure();
        for (const auto& word : jargonIn(item.text.words, page.language))
            verdict.find(item, QStringLiteral("“%1”").arg(word), QStringLiteral("words everybody uses"));
        const int longest = longestSentence(item.text.words, page.language);
        if (longest > most)
            verdict.find(item, QStringLiteral("a sentence of %1").arg(longest), QStringLiteral("≤ %1").arg(most));
    }
}

void fewSteps(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    if (page.steps > stepsMost)
        verdict.find(QStringLiteral("page"), QStringLiteral("%1 steps").arg(page.steps), QStringLiteral("≤ 7"));
    if (page.steps > 0 && (page.step < 1 || page.step > page.steps))
        verdict.find(QStringLiteral("page"), QStringLiteral("step %1 of %2").arg(page.step).arg(page.steps),
                     QStringLiteral("a step there is"));
}

// Spec: EN 301 549 v3.2.1 §5.1.3.13; US Section 508 402.3.2
void forgets(Actor& actor, Verdict& verdict) {
    verdict.measure();
    const auto kept = actor.keptFromCustomer();
    for (const auto& preference : kept)
        verdict.find(preference, QStringLiteral("stays for the next customer"), QStringLiteral("as at first"));
}

// The rows of black dots from one white row to the next are a line; its letters are at least as high as its capitals
// without the strokes that hang below, which is what the lowest line of digits or capitals gives away.
void receiptLetters(const Paper& paper, Verdict& verdict) {
    if (paper.picture.isNull()) return verdict.notMeasured(QStringLiteral("no receipt"));
    int from = -1;
    double smallest = 1e9;
    for (int y = 0; y <= paper.picture.height(); ++y) {
        bool ink = false;
        for (int x = 0; y < paper.picture.height() && x < paper.picture.width() && !ink; ++x)
            ink = paper.picture.pixelIndex(x, y) == 1;
        if (ink && from < 0) from = y;
        if (ink || from < 0) continue;
        if (y - from >= lineOfTextDots) {
            verdict.measure();
            smallest = std::min(smallest, (y - from) / paper.dotsPerMm);
        }
        from = -1;
    }
    if (verdict.measured() == 0) return verdict.notMeasured(QStringLiteral("no line of text"));
    if (smallest < receiptCapitalMm)
        verdict.find(paper.name, QStringLiteral("letters of %1").arg(millimetres(smallest)), QStringLiteral("≥ 3 mm"));
}

}  // namespace evergreen::care_rules

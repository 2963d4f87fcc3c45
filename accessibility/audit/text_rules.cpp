// Rules 1 to 10: text is whole, large enough, in one language.
#include "accessibility/audit/measuring.h"
#include "accessibility/audit/rule.h"
#include "accessibility/audit/wording.h"
#include "accessibility/text_scale.h"

#include <cmath>

namespace evergreen::text_rules {

using namespace measuring;

namespace {

constexpr double leastLineSpacing = 1.3;

template <typename Check>
void eachText(const AuditedPage& page, Verdict& verdict, Check check) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        if (!page.items[i].isText) continue;
        verdict.measure();
        check(static_cast<int>(i), page.items[i]);
    }
}

QString lettersOf(const QString& text) {
    QString letters;
    for (const QChar c : text)
        if (!c.isSpace()) letters += c;
    return letters;
}

// True when a line of `set` ends inside a Latin word of `words`.
bool cutsWord(const QString& words, const QString& set) {
    qsizetype at = 0;
    for (const QChar c : set) {
        while (c != QLatin1Char('\n') && at < words.size() && words[at] != c) ++at;
        if (c != QLatin1Char('\n')) {
            ++at;
        } else if (at > 0 && at < words.size() && words[at - 1].isLetterOrNumber() && words[at].isLetterOrNumber() &&
                   words[at - 1].unicode() < 0x250 && words[at].unicode() < 0x250) {
            return true;
        }
    }
    return false;
}

void checkCut(const AuditedPage& page, Verdict& verdict) {
    eachText(page, verdict, [&](int, const SeenItem& item) {
        if (item.text.truncated) verdict.find(item, QStringLiteral("shortened to fit"), QStringLiteral("whole"));
        if (lettersOf(item.text.words) != lettersOf(item.text.text))
            verdict.find(item, QStringLiteral("shows only “%1”").arg(item.text.text), QStringLiteral("whole"));
        if (cutsWord(item.text.words, item.text.text))
            verdict.find(item, QStringLiteral("a word is cut at the end of a line"), QStringLiteral("whole words"));
    });
}

void checkFrame(const SeenItem& item, const QRectF& box, const QRectF& frame, const char* what, Verdict& verdict) {
    const double out = sticksOut(box, frame);
    if (out > slackPx)
        verdict.find(
            item,
            QStringLiteral("%1 px beyond %2 (%3)").arg(out, 0, 'f', 0).arg(QLatin1String(what), measuring::box(frame)),
            QStringLiteral("inside"));
}

// Everything above that confines it: clips, the page between strip and bar, the target it is the label of.
void checkFrames(const AuditedPage& page, int index, Verdict& verdict) {
    const auto& item = page.items[static_cast<std::size_t>(index)];
    const QRectF box = item.isText ? item.text.ink : item.rect;
    for (int above = item.parent; above >= 0; above = page.items[static_cast<std::size_t>(above)].parent) {
        const auto& frame = page.items[static_cast<std::size_t>(above)];
        if (frame.clips) checkFrame(item, box, frame.rect, "what clips it", verdict);
        if (frame.name == QLatin1String("middle")) checkFrame(item, box, frame.rect, "the page", verdict);
        if (item.isText && frame.isTarget) checkFrame(item, box, frame.rect, "its button", verdict);
    }
}

void checkBeyond(const AuditedPage& page, Verdict& verdict) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto& item = page.items[i];
        if (!item.isText && !item.isTarget && !item.isPicture) continue;
        verdict.measure();
        if (item.isText) checkFrame(item, item.text.painted, item.rect, "its own box", verdict);
        checkFrames(page, static_cast<int>(i), verdict);
    }
}

void checkOffScreen(const AuditedPage& page, Verdict& verdict) {
    verdict.measure();
    for (const auto& item : page.items) {
        if (item.overflow > 0)
            verdict.find(item, QStringLiteral("%1 px too high").arg(item.overflow), QStringLiteral("fits"));
        if (!item.isText && !item.isTarget) continue;
        verdict.measure();
        if (sticksOut(item.isText ? item.text.ink : item.rect, page.window) > slackPx)
            verdict.find(item, QStringLiteral("off the screen at %1").arg(box(item.rect)),
                         QStringLiteral("on the screen"));
    }
    const bool more = page.named(QStringLiteral("choice.more")) || page.named(QStringLiteral("page.more"));
    if (page.notShown > 0 && !more)
        verdict.find(QStringLiteral("page"), QStringLiteral("%1 entries out of sight").arg(page.notShown),
                     QStringLiteral("“More” in sight"));
}

}  // namespace

// Text of the pseudo-language counts under rule 9.
void cut(const AuditedPage& page, Verdict& verdict) {
    if (!page.isPseudo()) checkCut(page, verdict);
}

void beyond(const AuditedPage& page, Verdict& verdict) {
    if (!page.isPseudo()) checkBeyond(page, verdict);
}

void offScreen(const AuditedPage& page, Verdict& verdict) {
    if (!page.isPseudo()) checkOffScreen(page, verdict);
}

void longer(const AuditedPage& page, Verdict& verdict) {
    if (!page.isPseudo()) return;
    checkCut(page, verdict);
    checkBeyond(page, verdict);
    checkOffScreen(page, verdict);
}

void overlap(const AuditedPage& page, Verdict& verdict) {
    const auto& items = page.items;
    eachText(page, verdict, [&](int index, const SeenItem& item) {
        const auto ink = item.text.ink.adjusted(slackPx, 0, -slackPx, 0);
        for (std::size_t other = 0; other < items.size(); ++other) {
            const auto& over = items[other];
            const bool later = static_cast<int>(other) > index;
            const bool text = over.isText && later && ink.intersects(over.text.ink);
            const bool control = over.isTarget && !page.isWithin(index, static_cast<int>(other)) &&
                                 ink.intersects(over.rect.adjusted(slackPx, slackPx, -slackPx, -slackPx));
            const bool picture =
                over.isPicture && later && ink.intersects(over.rect.adjusted(slackPx, slackPx, -slackPx, -slackPx));
            if (text || control || picture)
                verdict.find(item,
                             QStringLiteral("meets %1 “%2”")
                                 .arg(over.path.section(QLatin1Char('/'), -1),
                                      over.isText ? over.text.words : over.exposure.name),
                             QStringLiteral("nothing over text"));
        }
    });
}

// Spec: EN 301 549 v3.2.1 §5.1.4
void small(const AuditedPage& page, Verdict& verdict) {
    const double perMm = text_scale::capitalPerEm / page.pixelsPerMm;
    eachText(page, verdict, [&](int, const SeenItem& item) {
        const double capital = item.text.givenPx * perMm;
        const bool isHeading = item.exposure.role == QAccessible::Heading;
        const double least = isHeading ? text_scale::bodyCapitalMm(page.scale) : text_scale::floorCapitalMm;
        if (capital < least - 0.05)
            verdict.find(item, QStringLiteral("capitals of %1").arg(millimetres(capital)),
                         QStringLiteral("≥ %1").arg(millimetres(least)));
    });
}

void shrunk(const AuditedPage& page, Verdict& verdict) {
    eachText(page, verdict, [&](int, const SeenItem& item) {
        if (item.text.givenPx < item.text.askedPx - 1 || item.scale < 0.99)
            verdict.find(item, QStringLiteral("%1 px instead of %2 px").arg(item.text.givenPx).arg(item.text.askedPx),
                         QStringLiteral("never shrunk to fit"));
    });
}

// Spec: MIIT 适老化通用设计规范 (line distance at least 1.3)
void spacing(const AuditedPage& page, Verdict& verdict) {
    eachText(page, verdict, [&](int, const SeenItem& item) {
        const double lines = item.text.lineHeight / item.text.givenPx;
        if (lines < leastLineSpacing - 0.005)
            verdict.find(item, QStringLiteral("%1 of the letters' size").arg(lines, 0, 'f', 2),
                         QStringLiteral("≥ 1.3"));
    });
}

void glyphs(const AuditedPage& page, Verdict& verdict) {
    eachText(page, verdict, [&](int, const SeenItem& item) {
        if (item.text.missingGlyphs > 0)
            verdict.find(item, QStringLiteral("%1 characters the fonts do not have").arg(item.text.missingGlyphs),
                         QStringLiteral("none"));
    });
}

// Spec: WCAG 2.2 SC 3.1.1, 3.1.2
void language(const AuditedPage& page, Verdict& verdict) {
    eachText(page, verdict, [&](int, const SeenItem& item) {
        const QString foreign = foreignWords(item.text.words, page.language);
        if (!foreign.isEmpty())
            verdict.find(item, QStringLiteral("“%1”").arg(foreign),
                         QStringLiteral("words of the chosen language only"));
    });
}

}  // namespace evergreen::text_rules

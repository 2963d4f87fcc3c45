// Rules 11 to 14: contrast as painted, no state by colour alone, nothing that flashes.
#include "accessibility/audit/actor.h"
#include "accessibility/audit/measuring.h"
#include "accessibility/audit/pixels.h"
#include "accessibility/audit/rule.h"

#include <array>
#include <cmath>

namespace evergreen::colour_rules {

using namespace measuring;

namespace {

constexpr double textByDefault = 10;
constexpr double textAtMost = 20.95;  // 21 but for the rounding of colours
constexpr double textLowGlare = 4.6;
constexpr double shapes = 4.5;
constexpr double textToColourBlind = 4.5;
constexpr double greyDifference = 3;

constexpr int flashesASecond = 3;
constexpr int watchedMs = 2000;
constexpr int frameMs = 50;
constexpr double flashStep = 0.1;  // of relative luminance

double textLimit(const QString& theme) {
    if (theme == QLatin1String("dark") || theme == QLatin1String("light")) return textAtMost;
    return theme == QLatin1String("low-glare") ? textLowGlare : textByDefault;
}

// A swatch shows a theme's colours: they are what it says, not how.
bool isSample(const AuditedPage& page, int item) {
    const int target = page.targetOf(item);
    return target >= 0 &&
           page.items[static_cast<std::size_t>(target)].name.startsWith(QLatin1String("comfort.colours"));
}

// What marks the chosen one of several besides its colour.
struct Marks {
    int pictures = 0;
    int bold = 0;
    double edge = 0;
    bool operator==(const Marks&) const = default;
};

Marks marksOf(const AuditedPage& page, int target) {
    Marks marks;
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto& item = page.items[i];
        if (!page.isWithin(static_cast<int>(i), target)) continue;
        marks.pictures += item.isPicture ? 1 : 0;
        marks.bold += item.isText && item.text.bold ? 1 : 0;
        if (item.parent == target) marks.edge = std::max(marks.edge, item.edge);
    }
    return marks;
}

// The mean luminance of parts of the picture, in a grid: a flash may be small.
constexpr std::size_t grid = 8;
using Lights = std::array<double, grid * grid>;

Lights lightsOf(const QImage& picture) {
    const QImage small = picture.scaled(int{grid}, int{grid}, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB32);
    Lights lights{};
    for (std::size_t place = 0; place < lights.size(); ++place) {
        lights[place] = luminance(small.pixel(static_cast<int>(place % grid), static_cast<int>(place / grid)));
    }
    return lights;
}

}  // namespace

// Spec: WCAG 2.2 SC 1.4.6, VVSG 2.0 (10:1)
void textContrast(const AuditedPage& page, Verdict& verdict) {
    if (page.picture.isNull()) return verdict.notMeasured(QStringLiteral("no picture"));
    for (const auto& item : page.items) {
        if (!item.isText) continue;
        const auto& seen = item.ink;
        if (!seen) {
            verdict.notMeasured(item.path + QStringLiteral(": not in the picture"));
            continue;
        }
        verdict.measure();
        const double limit = textLimit(page.theme);
        if (seen->contrast < limit)
            verdict.find(item, ratio(seen->contrast), QStringLiteral("≥ ") + ratio(std::round(limit * 10) / 10));
    }
}

// Spec: WCAG 2.2 SC 1.4.11
void shapeContrast(const AuditedPage& page, Verdict& verdict) {
    if (page.picture.isNull()) return verdict.notMeasured(QStringLiteral("no picture"));
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto& item = page.items[i];
        if (item.isTarget) {
            double depth = 0;
            for (const auto& part : page.items)
                if (part.parent == static_cast<int>(i)) depth = std::max(depth, part.edge);
            const auto seen = edgeContrast(page.picture, item.rect, depth);
            if (!seen) {
                verdict.notMeasured(item.path + QStringLiteral(": no side of it is in the picture"));
                continue;
            }
            verdict.measure();
            if (*seen < shapes) verdict.find(item, QStringLiteral("edge ") + ratio(*seen), QStringLiteral("≥ 4.5:1"));
        }
        if (item.isPicture && item.line.alpha() > 0 && !isSample(page, static_cast<int>(i))) {
            const auto& seen = item.ink;
            if (!seen) continue;
            verdict.measure();
            if (seen->contrast < shapes)
                verdict.find(item, QStringLiteral("picture ") + ratio(seen->contrast), QStringLiteral("≥ 4.5:1"));
        }
    }
}

// Spec: WCAG 2.2 SC 1.4.1
void notByColour(const AuditedPage& page, Verdict& verdict) {
    if (page.picture.isNull()) return verdict.notMeasured(QStringLiteral("no picture"));
    std::vector<Marks> unchosen;
    for (std::size_t i = 0; i < page.items.size(); ++i)
        if (page.items[i].isTarget && page.items[i].exposure.checkable && !page.items[i].exposure.checked)
            unchosen.push_back(marksOf(page, static_cast<int>(i)));
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto& item = page.items[i];
        if (item.isTarget && item.exposure.checked) {
            verdict.measure();
            const auto own = marksOf(page, static_cast<int>(i));
            for (const auto& other : unchosen)
                if (own == other) {
                    verdict.find(item, QStringLiteral("chosen, and looks the same but for colour"),
                                 QStringLiteral("a tick, an edge or bold letters as well"));
                    break;
                }
        }
        if (!item.isText) continue;
        const auto& seen = item.ink;
        if (!seen) continue;
        verdict.measure();
        for (const auto sight : {Sight::Protan, Sight::Deutan, Sight::Grey}) {
            const double left = contrast(seenBy(sight, seen->ink), seenBy(sight, seen->ground));
            const double limit = sight == Sight::Grey ? greyDifference : textToColourBlind;
            if (left < limit)
                verdict.find(item, QStringLiteral("%1 to the colour-blind").arg(ratio(left)),
                             QStringLiteral("≥ ") + ratio(limit));
        }
    }
}

// Spec: WCAG 2.2 SC 2.3.1
void flash(Actor& actor, Verdict& verdict) {
    actor.enter();
    std::vector<Lights> frames;
    for (int ms = 0; ms <= watchedMs; ms += frameMs) {
        const QImage picture = actor.pictureAfter(frameMs);
        if (picture.isNull()) return verdict.notMeasured(QStringLiteral("no picture"));
        frames.push_back(lightsOf(picture));
        // A page that stands still for a while has nothing that moves.
        if (frames.size() == 8 &&
            std::all_of(frames.begin(), frames.end(), [&](const auto& f) { return f == frames[0]; }))
            break;
    }
    verdict.measure();
    int worst = 0;
    for (std::size_t part = 0; part < frames[0].size(); ++part) {
        int turns = 0;
        double extreme = frames[0][part];
        int way = 0;
        for (const auto& frame : frames) {
            const double change = frame[part] - extreme;
            if ((way >= 0 && change > 0) || (way <= 0 && change < 0)) {
                if (std::abs(change) >= flashStep && way == 0) way = change > 0 ? 1 : -1;
                if (way != 0) extreme = frame[part];
            } else if (std::abs(change) >= flashStep) {
                ++turns;
                way = -way;
                extreme = frame[part];
            }
        }
        worst = std::max(worst, turns);
    }
    const double aSecond = worst / 2.0 * 1000.0 / (static_cast<double>(frames.size()) * frameMs);
    if (aSecond > flashesASecond)
        verdict.find(QStringLiteral("page"), QStringLiteral("%1 flashes a second").arg(aSecond, 0, 'f', 1),
                     QStringLiteral("≤ 3"));
}

}  // namespace evergreen::colour_rules

#include "accessibility/audit/pixels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace evergreen {

namespace {

constexpr int samplesASide = 5;
// Less of a place than this is the blur of edges.
constexpr double inkOfText = 0.002;
constexpr double inkOfPicture = 0.004;
constexpr int outside = 3;  // pixels from the edge, beyond its blur

double linearOf(int channel) {
    const double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

const std::array<double, 256>& linear() {
    static const auto table = [] {
        std::array<double, 256> values{};
        for (int channel = 0; channel < 256; ++channel) values[static_cast<std::size_t>(channel)] = linearOf(channel);
        return values;
    }();
    return table;
}

double linear(int channel) {
    return linear()[static_cast<std::size_t>(channel)];
}

int channelOf(double part) {
    const double clamped = std::clamp(part, 0.0, 1.0);
    const double value = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(value * 255));
}

constexpr QRgb opaque = 0xFF000000;

std::unordered_map<QRgb, int> coloursIn(const QImage& picture, const QRect& place) {
    std::unordered_map<QRgb, int> colours;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = place.left(); x <= place.right();) {
            // Most of a page is runs of one colour.
            const QRgb color = line[x] | opaque;
            const int from = x;
            while (x <= place.right() && (line[x] | opaque) == color) ++x;
            colours[color] += x - from;
        }
    }
    return colours;
}

// Contrast at one point of a side: the best within `depth` pixels inwards against the pixel outside.
double atPoint(const QImage& picture, QPoint edge, QPoint inwards, int depth) {
    const QRgb ground = picture.pixel(edge - inwards * outside);
    double best = 1;
    for (int step = 0; step <= depth; ++step)
        best = std::max(best, contrast(picture.pixel(edge + inwards * step), ground));
    return best;
}

}  // namespace

double luminance(QRgb color) {
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

double contrast(QRgb one, QRgb other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

std::optional<InkOnGround> inkIn(const QImage& picture, const QRectF& place, double inkShare) {
    const QRect pixels = place.toAlignedRect() & picture.rect();
    if (pixels.isEmpty()) return std::nullopt;
    const auto colours = coloursIn(picture, pixels);
    const auto most = std::max_element(colours.begin(), colours.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const double least = std::max(4.0, inkShare * pixels.width() * pixels.height());
    InkOnGround found{most->first, most->first, 1};
    for (const auto& [color, count] : colours) {
        if (count < least) continue;
        const double stands = contrast(color, found.ground);
        if (stands > found.contrast) found = {found.ground, color, stands};
    }
    return found;
}

void measureInk(AuditedPage& page) {
    for (auto& item : page.items) {
        if (item.isText) item.ink = inkIn(page.picture, item.text.ink, inkOfText);
        if (item.isPicture) item.ink = inkIn(page.picture, item.rect, inkOfPicture);
    }
}

std::optional<double> edgeContrast(const QImage& picture, const QRectF& place, double depth) {
    const QRect box = place.toRect();
    const int deep = std::max(2, static_cast<int>(std::ceil(depth)));
    std::optional<double> weakest;
    for (const QPoint inwards : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)}) {
        std::array<double, samplesASide> values{};
        bool inPicture = true;
        for (int sample = 0; sample < samplesASide; ++sample) {
            const double along = 0.3 + 0.4 * sample / (samplesASide - 1);
            const QPoint edge(inwards.x() > 0   ? box.left()
                              : inwards.x() < 0 ? box.right()
                                                : box.left() + static_cast<int>(along * box.width()),
                              inwards.y() > 0   ? box.top()
                              : inwards.y() < 0 ? box.bottom()
                                                : box.top() + static_cast<int>(along * box.height()));
            inPicture =
                picture.rect().contains(edge - inwards * outside) && picture.rect().contains(edge + inwards * deep);
            if (!inPicture) break;
            values[static_cast<std::size_t>(sample)] = atPoint(picture, edge, inwards, deep);
        }
        if (!inPicture) continue;
        std::nth_element(values.begin(), values.begin() + samplesASide / 2, values.end());
        const double side = values[samplesASide / 2];
        weakest = weakest ? std::min(*weakest, side) : side;
    }
    return weakest;
}

QRgb seenBy(Sight sight, QRgb color) {
    const double r = linear(qRed(color));
    const double g = linear(qGreen(color));
    const double b = linear(qBlue(color));
    switch (sight) {
        case Sight::Protan:
            return qRgb(channelOf(0.11238 * r + 0.88762 * g), channelOf(0.11238 * r + 0.88762 * g),
                        channelOf(0.00401 * r - 0.00401 * g + b));
        case Sight::Deutan:
            return qRgb(channelOf(0.29275 * r + 0.70725 * g), channelOf(0.29275 * r + 0.70725 * g),
                        channelOf(-0.02234 * r + 0.02234 * g + b));
        case Sight::Grey: {
            const int grey = channelOf(luminance(color));
            return qRgb(grey, grey, grey);
        }
    }
    return color;
}

}  // namespace evergreen

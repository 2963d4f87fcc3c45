#include "accessibility/text_scale.h"

#include <algorithm>
#include <array>

namespace evergreen::text_scale {

namespace {

constexpr std::array kBodyCapitalMm{7.4, 9.2, 11.0, 13.0, 16.0};
static_assert(kBodyCapitalMm.size() == largest);

constexpr double kQuestionFactorFirst = 1.55;
constexpr double kQuestionFactorLast = 1.2;
constexpr double kSmallFactor = 0.8;

}  // namespace

int clamped(int scale) {
    return std::clamp(scale, smallest, largest);
}

double bodyCapitalMm(int scale) {
    return kBodyCapitalMm[static_cast<std::size_t>(clamped(scale) - smallest)];
}

double questionCapitalMm(int scale) {
    const double way = static_cast<double>(clamped(scale) - smallest) / (largest - smallest);
    return bodyCapitalMm(scale) * (kQuestionFactorFirst + way * (kQuestionFactorLast - kQuestionFactorFirst));
}

double smallCapitalMm(int scale) {
    return std::max(floorCapitalMm, kSmallFactor * bodyCapitalMm(scale));
}

int fontPixels(const PanelMetrics& panel, double capitalMm) {
    return panel.pixels(capitalMm / capitalPerEm);
}

}  // namespace evergreen::text_scale

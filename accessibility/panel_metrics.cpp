#include "accessibility/panel_metrics.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

namespace {

/// 29.9999999 pixels are 30: rounding up must not turn a computing error into a pixel.
constexpr double kRoundingSlackPx = 1e-6;

}  // namespace

bool PanelMetrics::isValid() const {
    if (widthPx <= 0 || heightPx <= 0 || !(widthMm > 0.0) || !(heightMm > 0.0)) return false;
    const double across = widthPx / widthMm;
    const double down = heightPx / heightMm;
    return std::abs(across - down) <= squareTolerance * std::max(across, down);
}

double PanelMetrics::pixelsPerMm() const {
    return isValid() ? std::min(widthPx / widthMm, heightPx / heightMm) : 1.0;
}

int PanelMetrics::pixels(double mm) const {
    return mm > 0.0 ? static_cast<int>(std::ceil(mm * pixelsPerMm() - kRoundingSlackPx)) : 0;
}

}  // namespace evergreen

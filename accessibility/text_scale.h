// The five sizes of letters, as capital heights in millimetres at 600 mm from the eye, and the font sizes they need.
// Pure functions; a scale outside 1…5 counts as the nearest. Spec: EN 301 549 v3.2.1 §5.1.4 (7.33 mm at 600 mm).
#pragma once

#include "accessibility/panel_metrics.h"

namespace evergreen::text_scale {

constexpr int smallest = 1;
constexpr int standard = 2;
constexpr int largest = 5;

/// Nothing on any screen, at any scale, is smaller.
constexpr double floorCapitalMm = 5.2;

/// Capital height in em of Noto Sans CJK SC; a test measures the installed font.
constexpr double capitalPerEm = 0.733;

/// Line distance in em. Spec: MIIT 适老化通用设计规范 (at least 1.3).
constexpr double lineHeight = 1.35;

int clamped(int scale);

double bodyCapitalMm(int scale);

/// The page's one question: 1.55 × body at scale 1, evenly down to 1.2 × at scale 5, yet larger at every step.
double questionCapitalMm(int scale);

/// The secondary text (labels of the bar, units): 0.8 × body, never under the floor.
double smallCapitalMm(int scale);

/// The font's pixel size (em) that gives capitals of at least this height.
int fontPixels(const PanelMetrics& panel, double capitalMm);

}  // namespace evergreen::text_scale

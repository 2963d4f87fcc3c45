// Colours as they were painted. Contrast is that of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of relative luminance.
#pragma once

#include "accessibility/audit/audited_page.h"

#include <optional>
#include <vector>

#include <QImage>
#include <QRectF>

namespace evergreen {

[[nodiscard]] double luminance(QRgb color);
[[nodiscard]] double contrast(QRgb one, QRgb other);

// Looks at every text and picture of the page in its picture.
void measureInk(AuditedPage& page);

// Nothing when the place is not in the picture. `inkShare`: less of the place than this is blur.
[[nodiscard]] std::optional<InkOnGround> inkIn(const QImage& picture, const QRectF& place, double inkShare);

// What stands out most between a place and what is around it: along each side the border, or else the surface, against
// the pixels outside; the weakest of the four sides. Sides at the window's edge do not count.
[[nodiscard]] std::optional<double> edgeContrast(const QImage& picture, const QRectF& place, double depth);

// The colour as people see it who lack one kind of cones. Spec: Viénot, Brettel, Mollon 1999 (linear simulation).
enum class Sight { Protan, Deutan, Grey };
[[nodiscard]] QRgb seenBy(Sight sight, QRgb color);

}  // namespace evergreen

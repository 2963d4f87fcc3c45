// Words in which rules give measured values, and the allowances they share.
#pragma once

#include "accessibility/audit/audited_page.h"

namespace evergreen::measuring {

constexpr double slackPx = 1.5;  // the rounding of two edges
constexpr double halfPx = 0.5;

[[nodiscard]] inline QString millimetres(double mm) {
    return QStringLiteral("%1 mm").arg(mm, 0, 'f', 1);
}
[[nodiscard]] inline QString ratio(double value) {
    return QStringLiteral("%1:1").arg(value, 0, 'f', 1);
}
[[nodiscard]] inline QString box(const QRectF& rect) {
    return QStringLiteral("%1,%2 %3×%4")
        .arg(rect.x(), 0, 'f', 0)
        .arg(rect.y(), 0, 'f', 0)
        .arg(rect.width(), 0, 'f', 0)
        .arg(rect.height(), 0, 'f', 0);
}
// How far `inner` sticks out of `outer`, in pixels; 0: it does not.
[[nodiscard]] inline double sticksOut(const QRectF& inner, const QRectF& outer) {
    return std::max({outer.left() - inner.left(), outer.top() - inner.top(), inner.right() - outer.right(),
                     inner.bottom() - outer.bottom(), 0.0});
}
// How far apart two boxes are; negative: they overlap.
[[nodiscard]] inline double gap(const QRectF& one, const QRectF& other) {
    const double across = std::max(one.left(), other.left()) - std::min(one.right(), other.right());
    const double down = std::max(one.top(), other.top()) - std::min(one.bottom(), other.bottom());
    return std::max(across, down);
}

}  // namespace evergreen::measuring

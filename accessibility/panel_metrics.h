// How many pixels a millimetre has on one panel: the only way from the standards' sizes to what is drawn. A plain
// value, made once from kiosk.json; it knows no screen and asks no driver (panels often lie about their size).
#pragma once

namespace evergreen {

struct PanelMetrics {
    int widthPx = 1080;
    int heightPx = 1920;
    double widthMm = 268.0;
    double heightMm = 476.0;

    bool operator==(const PanelMetrics&) const = default;

    /// False for a size of zero or less, and where the pixels are not square within `squareTolerance`: then no
    /// millimetre can be trusted.
    bool isValid() const;
    static constexpr double squareTolerance = 0.03;

    /// The smaller of both directions, so that nothing comes out below its size; 1 for an invalid panel.
    double pixelsPerMm() const;

    /// Whole pixels that are at least `mm` long; 0 for nothing.
    int pixels(double mm) const;

    /// The same panel mounted the other way round.
    PanelMetrics turned() const { return {heightPx, widthPx, heightMm, widthMm}; }

    bool isPortrait() const { return heightPx >= widthPx; }
};

}  // namespace evergreen

// The pictures customers see, painted in the colours of a theme.
// Pictures are SVG files of the resource /evergreen/images whose colours are words (currentColor, var(--fill),
// var(--accent), var(--soft)) until a theme fills them in. Pure functions; whoever shows a picture keeps the image.
#pragma once

#include <QColor>
#include <QImage>
#include <QSize>
#include <QString>

namespace evergreen {

// The colours a picture is painted with. An invalid colour leaves its areas unpainted.
struct PictureColors {
    QColor line;
    QColor fill;
    QColor accent;
    QColor soft;

    bool operator==(const PictureColors&) const = default;
};

// Pictograms stand beside words; illustrations stand alone. A name may have one of each ("shield").
enum class PictureForm { Pictogram, Illustration };

// True when there is a picture of that name in that form.
[[nodiscard]] bool pictureExists(const QString& name, PictureForm form);

// Width by height of the form's drawing grid.
[[nodiscard]] QSizeF pictureGrid(PictureForm form);

// Paints the picture in the middle of an image of `pixels` size, proportions kept. A null image for an unknown name.
[[nodiscard]] QImage paintPicture(const QString& name, PictureForm form, QSize pixels, const PictureColors& colors);

}  // namespace evergreen

#include "images/picture.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace evergreen {

namespace {

QString pathOf(const QString& name, PictureForm form) {
    const auto* folder = form == PictureForm::Pictogram ? u"pictograms" : u"illustrations";
    return QStringLiteral(":/evergreen/images/%1/%2.svg").arg(QStringView(folder), name);
}

QByteArray word(const QColor& color) {
    return color.isValid() && color.alpha() > 0 ? color.name().toLatin1() : "none";
}

QByteArray drawing(const QString& name, PictureForm form, const PictureColors& colors) {
    QFile file(pathOf(name, form));
    if (!file.open(QIODevice::ReadOnly)) return {};
    auto svg = file.readAll();
    svg.replace("currentColor", word(colors.line));
    svg.replace("var(--fill)", word(colors.fill));
    svg.replace("var(--accent)", word(colors.accent));
    svg.replace("var(--soft)", word(colors.soft));
    return svg;
}

}  // namespace

bool pictureExists(const QString& name, PictureForm form) {
    return !name.isEmpty() && QFile::exists(pathOf(name, form));
}

QSizeF pictureGrid(PictureForm form) {
    return form == PictureForm::Illustration ? QSizeF(200, 160) : QSizeF(48, 48);
}

QImage paintPicture(const QString& name, PictureForm form, QSize pixels, const PictureColors& colors) {
    const auto svg = drawing(name, form, colors);
    if (svg.isEmpty() || pixels.isEmpty()) return {};
    QSvgRenderer renderer(svg);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const auto size = pictureGrid(form).scaled(pixels, Qt::KeepAspectRatio);
    const QPointF corner((pixels.width() - size.width()) / 2, (pixels.height() - size.height()) / 2);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(corner, size));
    return image;
}

}  // namespace evergreen

#include "qml/craft/picture_item.h"

#include <cmath>

#include <QPixmapCache>
#include <QQuickWindow>
#include <QSGImageNode>

namespace evergreen {

PictureItem::PictureItem(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

bool PictureItem::isKnown() const {
    return pictureExists(m_name, form());
}

void PictureItem::setName(const QString& name) {
    if (m_name == name) return;
    m_name = name;
    repaint();
    Q_EMIT nameChanged();
}

void PictureItem::setIllustration(bool illustration) {
    if (m_illustration == illustration) return;
    m_illustration = illustration;
    repaint();
    Q_EMIT nameChanged();
}

void PictureItem::setColor(QColor& member, const QColor& color) {
    if (member == color) return;
    member = color;
    repaint();
    Q_EMIT colorsChanged();
}

void PictureItem::repaint() {
    m_stale = true;
    update();
}

void PictureItem::geometryChange(const QRectF& now, const QRectF& before) {
    if (now.size() != before.size()) repaint();
    QQuickItem::geometryChange(now, before);
}

// Painting a drawing costs about half a millisecond; a page of tiles has a dozen, and pages come back.
QImage PictureItem::image() const {
    const auto ratio = window()->effectiveDevicePixelRatio();
    const QSize pixels(static_cast<int>(std::round(width() * ratio)), static_cast<int>(std::round(height() * ratio)));
    const auto key = QStringLiteral("evergreen/%1/%2/%3x%4/%5%6%7%8")
                         .arg(m_name)
                         .arg(m_illustration)
                         .arg(pixels.width())
                         .arg(pixels.height())
                         .arg(m_line.name(QColor::HexArgb), m_fill.name(QColor::HexArgb),
                              m_accent.name(QColor::HexArgb), m_soft.name(QColor::HexArgb));
    QPixmap cached;
    if (QPixmapCache::find(key, &cached)) return cached.toImage();
    const auto painted = paintPicture(m_name, form(), pixels, {m_line, m_fill, m_accent, m_soft});
    if (!painted.isNull()) QPixmapCache::insert(key, QPixmap::fromImage(painted));
    return painted;
}

QSGNode* PictureItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    // The scene graph owns the node it is handed, and deletes it.
    auto* node = static_cast<QSGImageNode*>(old);
    if (node && !m_stale) {
        node->setRect(boundingRect());
        return node;
    }
    const auto picture = width() > 0 && height() > 0 ? image() : QImage();
    if (picture.isNull()) {
        delete node;  // NOLINT(cppcoreguidelines-owning-memory): the scene graph asks for it
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
    }
    node->setTexture(window()->createTextureFromImage(picture));
    node->setRect(boundingRect());
    m_stale = false;
    return node;
}

}  // namespace evergreen

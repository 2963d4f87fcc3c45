#include "qml/craft/pointed_part.h"

#include "qml/craft/tap_area.h"
#include "qml/craft/tap_guard.h"

#include <QQmlEngine>
#include <QQuickWindow>

namespace evergreen {

namespace {

/// The visible target of that name below `item`.
QQuickItem* shownTarget(QQuickItem* item, const QString& name) {
    if (!item->isVisible()) return nullptr;
    if (qobject_cast<TapArea*>(item) && item->objectName() == name) return item;
    for (auto* child : item->childItems()) {
        if (auto* found = shownTarget(child, name)) return found;
    }
    return nullptr;
}

}  // namespace

PointedPart::PointedPart(QQuickItem* parent) : QQuickItem(parent) {
    setVisible(false);
}

void PointedPart::setPart(const QString& part) {
    if (part == m_part) return;
    m_part = part;
    Q_EMIT partChanged();
    follow();
}

void PointedPart::setWithin(QQuickItem* within) {
    if (within == m_within) return;
    m_within = within;
    Q_EMIT withinChanged();
    follow();
}

/// Pages lay themselves out over several frames, and turn their leaves: each frame is looked at anew.
void PointedPart::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemSceneChange) {
        disconnect(m_frames);
        if (data.window) m_frames = connect(data.window, &QQuickWindow::afterAnimating, this, &PointedPart::follow);
    }
    QQuickItem::itemChange(change, data);
}

/// An entry that stands on another leaf is found by the way there.
void PointedPart::follow() {
    QQuickItem* target = nullptr;
    if (m_within && !m_part.isEmpty() && parentItem()) {
        for (const QString& name : {m_part, QStringLiteral("choice.more"), QStringLiteral("page.more")}) {
            if (!target) target = shownTarget(m_within, name);
        }
    }
    // Where keys are already, their own ring marks the place.
    const TapGuard* const taps = TapGuard::of(qmlEngine(this));
    const bool isMarked = target && taps && taps->keysInUse() && target->hasActiveFocus();
    setVisible(target && !isMarked);
    if (!target) return;
    const QRectF place = target->mapRectToItem(parentItem(), {0, 0, target->width(), target->height()});
    setPosition(place.topLeft());
    setSize(place.size());
}

}  // namespace evergreen

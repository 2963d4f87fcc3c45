#include "qml/craft/tap_area.h"

#include "qml/craft/focus_walk.h"
#include "qml/craft/tap_guard.h"

#include <limits>

#include <QKeyEvent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTouchEvent>

namespace evergreen {

namespace {

bool isConfirmKey(int key) {
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Select || key == Qt::Key_Space;
}

bool isArrowKey(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

// How much a step aside counts against a step in the wanted direction.
constexpr qreal asideWeight = 2;

}  // namespace

TapArea::TapArea(QQuickItem* parent) : QQuickItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setActiveFocusOnTab(true);
}

void TapArea::setByOwnKey(bool byOwnKey) {
    if (m_byOwnKey == byOwnKey) return;
    m_byOwnKey = byOwnKey;
    setActiveFocusOnTab(!byOwnKey);
    Q_EMIT byOwnKeyChanged();
}

void TapArea::activate() {
    if (isEnabled() && isVisible()) Q_EMIT tapped();
}

TapGuard* TapArea::guard() const {
    return TapGuard::of(qmlEngine(this));
}

void TapArea::setPressed(bool pressed) {
    if (m_pressed == pressed) return;
    m_pressed = pressed;
    Q_EMIT pressedChanged();
}

void TapArea::press() {
    if (auto* taps = guard()) taps->setKeysInUse(false);
    if (!m_byOwnKey) forceActiveFocus(Qt::MouseFocusReason);
    setPressed(true);
}

void TapArea::lift(QPointF at, QPointF inWindow, std::uint64_t time) {
    m_finger = noFinger;
    setPressed(false);
    if (!contains(at)) return;
    auto* taps = guard();
    if (!taps || taps->admits(inWindow, time)) activate();
}

void TapArea::mousePressEvent(QMouseEvent*) {
    press();
}

void TapArea::mouseMoveEvent(QMouseEvent* event) {
    setPressed(contains(event->position()));
}

void TapArea::mouseReleaseEvent(QMouseEvent* event) {
    lift(event->position(), event->scenePosition(), event->timestamp());
}

void TapArea::mouseUngrabEvent() {
    setPressed(false);
}

// One finger counts: the first to come down. A resting palm or a second finger changes nothing.
void TapArea::touchEvent(QTouchEvent* event) {
    for (const auto& point : event->points()) {
        if (point.state() == QEventPoint::Pressed && m_finger == noFinger) {
            m_finger = point.id();
            press();
        } else if (point.id() == m_finger && point.state() == QEventPoint::Updated) {
            setPressed(contains(point.position()));
        } else if (point.id() == m_finger && point.state() == QEventPoint::Released) {
            lift(point.position(), point.scenePosition(), event->timestamp());
            break;
        }
    }
    event->accept();
}

void TapArea::touchUngrabEvent() {
    m_finger = noFinger;
    setPressed(false);
}

void TapArea::keyPressEvent(QKeyEvent* event) {
    if (auto* taps = guard()) taps->setKeysInUse(true);
    if (isArrowKey(event->key())) {
        step(event->key());
    } else if (!isConfirmKey(event->key())) {
        event->ignore();
    } else if (!event->isAutoRepeat()) {
        setPressed(true);
    }
}

void TapArea::keyReleaseEvent(QKeyEvent* event) {
    if (!isConfirmKey(event->key()) || event->isAutoRepeat() || !m_pressed) {
        event->ignore();
        return;
    }
    // Whoever reads the keys has passed over second strikes already.
    setPressed(false);
    activate();
}

// Measures the way from here to `other` in the direction of the key; false when it lies another way.
bool TapArea::isWithin(const TapArea& other, int key, qreal& distance) const {
    const auto here = mapRectToScene(boundingRect());
    const auto there = other.mapRectToScene(other.boundingRect());
    const auto way = there.center() - here.center();
    const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
    const qreal forward = (sideways ? way.x() : way.y()) * (key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1);
    const bool beyond = key == Qt::Key_Left    ? there.right() <= here.left() + 1
                        : key == Qt::Key_Right ? there.left() >= here.right() - 1
                        : key == Qt::Key_Up    ? there.bottom() <= here.top() + 1
                                               : there.top() >= here.bottom() - 1;
    const bool facing = sideways ? there.top() < here.bottom() && there.bottom() > here.top()
                                 : there.left() < here.right() && there.right() > here.left();
    const qreal aside = facing ? 0 : std::abs(sideways ? way.y() : way.x());
    distance = forward + asideWeight * aside;
    return beyond;
}

void TapArea::step(int key) {
    const auto areas = FocusWalk(*window()).targets();
    TapArea* nearest = nullptr;
    qreal least = std::numeric_limits<qreal>::max();
    for (auto* area : areas) {
        qreal distance = 0;
        if (area != this && isWithin(*area, key, distance) && distance < least) {
            least = distance;
            nearest = area;
        }
    }
    if (nearest) nearest->forceActiveFocus(Qt::TabFocusReason);
}

}  // namespace evergreen

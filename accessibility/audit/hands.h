// Fingers and keys of a customer, as real events into a window. Time is the events' own, so that a double tap takes no
// time and two single taps are far enough apart.
#pragma once

#include "accessibility/audit/actor.h"

#include <vector>

#include <QPointF>

namespace evergreen::hands {

// Where a target is; the item itself may be gone when the page is entered anew.
struct Place {
    QString name;
    QString path;
    QRectF rect;
    // Keys do not walk there (TapArea::isByOwnKey).
    bool byOwnKey = false;
    [[nodiscard]] QPointF middle() const { return rect.center(); }
};

[[nodiscard]] std::vector<Place> targetPlaces(Actor& actor);
// A point of the window that is on no target.
[[nodiscard]] QPointF nowhere(Actor& actor, const Place& place);
[[nodiscard]] QString pathOf(const QQuickItem& item);

class Finger {
public:
    // Long after whatever was tapped before.
    explicit Finger(Actor& actor);
    void press(QPointF at);
    void move(QPointF to);
    void lift();
    void tap(QPointF at);
    void wait(int ms) { m_time += static_cast<quint64>(ms); }

private:
    void send(QEvent::Type type);

    QQuickWindow& m_window;
    quint64 m_time;
    QPointF m_at;
};

// A finger on the target, a palm elsewhere, the finger off, the palm off.
void touchWithPalm(Actor& actor, const Place& place);

void key(Actor& actor, int key);
// The item that keys act on now; null when it is no target.
[[nodiscard]] QQuickItem* focused(Actor& actor);
// What is focused, by its path; "" for nothing.
[[nodiscard]] QString focusedPath(Actor& actor);

}  // namespace evergreen::hands

// What every target of the kiosk is made of: it acts when one finger is lifted inside it, once, and on Enter or the
// space bar; arrow keys move to the nearest target that way. It draws nothing; Pressable.qml gives it looks, role and
// name.
#pragma once

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace evergreen {

class TapGuard;

class TapArea : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool pressed READ isPressed NOTIFY pressedChanged)
    // Keys have a key of their own for it: they do not walk by, and a touch leaves them where they are. Walking to it
    // would do what it is there to prevent: the name of the place would cut off the words that are to be held.
    Q_PROPERTY(bool byOwnKey READ isByOwnKey WRITE setByOwnKey NOTIFY byOwnKeyChanged)

public:
    explicit TapArea(QQuickItem* parent = nullptr);

    bool isPressed() const { return m_pressed; }
    bool isByOwnKey() const { return m_byOwnKey; }
    void setByOwnKey(bool byOwnKey);

    // For assistive technology: the same as a tap, without the guard.
    Q_INVOKABLE void activate();

Q_SIGNALS:
    void pressedChanged();
    void byOwnKeyChanged();
    void tapped();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void touchEvent(QTouchEvent* event) override;
    void touchUngrabEvent() override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    static constexpr int noFinger = -1;

    TapGuard* guard() const;
    void setPressed(bool pressed);
    void press();
    void lift(QPointF at, QPointF inWindow, std::uint64_t time);
    void step(int key);
    bool isWithin(const TapArea& other, int key, qreal& distance) const;

    bool m_pressed = false;
    bool m_byOwnKey = false;
    int m_finger = noFinger;
};

}  // namespace evergreen

// Lets one tap through where an unsteady hand makes two: a second tap within moments of the first, near the same spot,
// counts for nothing, whatever now lies under the finger. Owned by the QML engine, one for all targets of a window.
// It also remembers whether keys or fingers were used last: the focus ring is for keys.
#pragma once

#include <cstdint>

#include <QObject>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

QT_BEGIN_NAMESPACE
class QQmlEngine;
class QQuickItem;
QT_END_NAMESPACE

namespace evergreen {

class TapGuard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    // Milliseconds within which, and pixels within which, a second tap is one too many.
    Q_PROPERTY(int pause MEMBER m_pause)
    Q_PROPERTY(qreal reach MEMBER m_reach)
    Q_PROPERTY(bool keysInUse READ keysInUse NOTIFY keysInUseChanged)

public:
    explicit TapGuard(QObject* parent = nullptr) : QObject(parent) {}

    // The engine's one; none without an engine.
    static TapGuard* of(QQmlEngine* engine);

    // True when the tap counts. `at` in window pixels, `time` in milliseconds of the event's own clock.
    [[nodiscard]] bool admits(QPointF at, std::uint64_t time);

    // Whether what lies there steers the voice: touching that must not cut it off.
    Q_INVOKABLE static bool steersVoice(QQuickItem* root, QPointF scenePlace);

    bool keysInUse() const { return m_keysInUse; }
    void setKeysInUse(bool keys);

Q_SIGNALS:
    void keysInUseChanged();

private:
    int m_pause = 400;
    qreal m_reach = 64;
    bool m_keysInUse = false;
    bool m_tapped = false;
    QPointF m_lastAt;
    std::uint64_t m_lastTime = 0;
};

}  // namespace evergreen

#include "qml/craft/tap_guard.h"

#include "qml/craft/voice_steering.h"

#include <QLineF>
#include <QQmlEngine>

namespace evergreen {

TapGuard* TapGuard::of(QQmlEngine* engine) {
    static const int type = qmlTypeId("Evergreen.Craft", 1, 0, "TapGuard");
    return engine ? engine->singletonInstance<TapGuard*>(type) : nullptr;
}

bool TapGuard::steersVoice(QQuickItem* root, QPointF scenePlace) {
    return root && evergreen::steersVoice(*root, scenePlace);
}

bool TapGuard::admits(QPointF at, std::uint64_t time) {
    const bool soon = m_tapped && time >= m_lastTime && time - m_lastTime < static_cast<std::uint64_t>(m_pause);
    if (soon && QLineF(at, m_lastAt).length() < m_reach) return false;
    m_tapped = true;
    m_lastAt = at;
    m_lastTime = time;
    return true;
}

void TapGuard::setKeysInUse(bool keys) {
    if (m_keysInUse == keys) return;
    m_keysInUse = keys;
    Q_EMIT keysInUseChanged();
}

}  // namespace evergreen

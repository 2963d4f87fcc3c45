#include "qml/craft/voice_steering.h"

#include <algorithm>

namespace evergreen {

bool steersVoice(const QQuickItem& root, QPointF scenePlace) {
    static const QStringList names{QStringLiteral("bar.again"), QStringLiteral("voice.pause")};
    if (!root.isVisible()) return false;
    if (names.contains(root.objectName()) && root.contains(root.mapFromScene(scenePlace))) return true;
    const auto children = root.childItems();
    return std::any_of(children.begin(), children.end(),
                       [&](const QQuickItem* child) { return steersVoice(*child, scenePlace); });
}

}  // namespace evergreen

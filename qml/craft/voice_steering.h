// Touching the glass cuts off what is being said, except where the touch is about the saying itself. Which places those
// are, found on the glass by the names that the controls have.
#pragma once

#include <QPointF>
#include <QQuickItem>

namespace evergreen {

/// True on "say it again" and on "pause / go on", wherever they are drawn below `root` just now.
bool steersVoice(const QQuickItem& root, QPointF scenePlace);

}  // namespace evergreen

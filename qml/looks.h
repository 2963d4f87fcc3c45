// The door to the looks for a program that shows them: makes their QML modules known to an engine.
#pragma once

#include <QUrl>

class QQmlEngine;

namespace evergreen {

// Call once per engine, before loading. The modules are linked in; without this nothing refers to them.
void prepareLooks(QQmlEngine& engine);

// What to load. Its one required property: `screen`, a KioskScreen that outlives the engine.
[[nodiscard]] QUrl mainScreen();

}  // namespace evergreen

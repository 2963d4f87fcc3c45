#include "qml/looks.h"

#include <QQmlEngine>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Evergreen_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Evergreen_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Evergreen_ScreensPlugin)

// Written by qt_add_qml_module. Modules of C++ alone have no plugin, and the linker drops what nobody calls.
void qml_register_types_Evergreen_Models();
void qml_register_types_Evergreen_Craft();

namespace evergreen {

void prepareLooks(QQmlEngine& engine) {
    static const bool registered = [] {
        qml_register_types_Evergreen_Models();
        qml_register_types_Evergreen_Craft();
        return true;
    }();
    static_cast<void>(registered);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
}

QUrl mainScreen() {
    return QUrl(QStringLiteral("qrc:/qt/qml/Evergreen/Screens/Main.qml"));
}

}  // namespace evergreen

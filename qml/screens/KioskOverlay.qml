// The overlay in force, if any.
import QtQuick
import Evergreen.Models

Loader {
    id: root

    required property KioskScreen screen
    readonly property int kind: screen.overlay
    readonly property real overflow: item ? (item as PageFrame).overflow : 0

    function show() {
        const models = [null, screen.help, screen.stillThere, screen.comfort];
        if (models[kind])
            setSource(["", "Help", "StillThere", "Comfort"][kind] + "Overlay.qml", { model: models[kind] });
        else
            source = "";
    }

    onKindChanged: show()
}

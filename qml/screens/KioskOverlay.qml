// The overlay in force, if any; staff at the kiosk have pages like a customer's.
import QtQuick
import Evergreen.Models

FocusScope {
    id: root

    required property KioskScreen screen
    readonly property int kind: screen.overlay
    readonly property real overflow: Math.max(staff.overflow, plain.item ? (plain.item as PageFrame).overflow : 0)

    function show() {
        const models = [null, screen.help, screen.stillThere, screen.comfort, null];
        if (models[kind])
            plain.setSource(["", "Help", "StillThere", "Comfort"][kind] + "Overlay.qml", { model: models[kind] });
        else
            plain.source = "";
    }

    onKindChanged: show()

    Loader {
        id: plain
        anchors.fill: parent
        focus: !staff.page
    }
    KioskPage {
        id: staff
        anchors.fill: parent
        focus: page !== null
        page: root.screen.staffPage
    }
}

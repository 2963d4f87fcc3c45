// The ground every target stands on: role, name, focus ring, pressed look. What is put in lies on its surface.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

TapArea {
    id: root

    required property string name
    property string about
    // What is said when keys or switches come here.
    property string speech: about === "" ? name : name + "\n" + about
    property color surface: Theme.palette.card
    property color surfacePressed: Theme.palette.cardPressed
    property color outline: Theme.palette.line
    property real outlineWidth: Theme.stroke
    property real corner: Theme.radius

    implicitHeight: Theme.target
    implicitWidth: Theme.target
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: about
    Accessible.focusable: enabled
    Accessible.onPressAction: root.activate()

    Rectangle {
        anchors.fill: parent
        radius: root.corner
        color: root.pressed ? root.surfacePressed : root.surface
        border.color: root.outline
        border.width: root.outlineWidth
    }
    FocusRing {
        target: root
    }
}

// A sheet of card with things on it, one below the other. It is not a target.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    default property alias things: stack.data
    property alias spacing: stack.spacing
    property color surface: Theme.palette.card
    property color outline: Theme.palette.line
    property real outlineWidth: Theme.stroke
    property real pad: Theme.pad
    property real padAcross: Theme.pad
    // The things share the height of a sheet that is higher than they need.
    property bool fill: false

    implicitHeight: stack.implicitHeight + 2 * pad

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.surface
        border.color: root.outline
        border.width: root.outlineWidth
    }
    Rack {
        id: stack
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.padAcross
        anchors.rightMargin: root.padAcross
        anchors.verticalCenter: parent.verticalCenter
        height: root.fill ? root.height - 2 * root.pad : implicitHeight
    }
}

// Where a helper points: an amber ring round one target of the page, calm and outlined so that it is seen on any ground.
// The customer presses.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

PointedPart {
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.pointerRing / 2
        color: "transparent"
        radius: Theme.radius + Theme.pointerRing / 2
        border.color: Theme.palette.line
        border.width: Theme.pointerRing
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.stroke - Theme.pointerRing / 2
        color: "transparent"
        radius: Theme.radius + Theme.pointerRing / 2 - Theme.stroke
        border.color: Theme.palette.lamp
        border.width: Theme.pointerRing - 2 * Theme.stroke
    }
}

// Where a helper points: an amber ring round one target of the page, calm and outlined so that it is seen on any ground.
// Like the focus it stands off the target, whose own edge stays seen. The customer presses.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

PointedPart {
    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Theme.ringGap + Theme.pointerRing)
        color: "transparent"
        radius: Theme.radius + Theme.ringGap + Theme.pointerRing
        border.color: Theme.palette.line
        border.width: Theme.stroke
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.stroke - (Theme.ringGap + Theme.pointerRing)
        color: "transparent"
        radius: Theme.radius + Theme.ringGap + Theme.pointerRing - Theme.stroke
        border.color: Theme.palette.lamp
        border.width: Theme.pointerRing - Theme.stroke
    }
}

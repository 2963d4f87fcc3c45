// Shows where keys will act. Fingers need no ring: it is there only while keys are in use.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Rectangle {
    required property Item target

    anchors.fill: parent
    anchors.margins: -(Theme.ringGap + Theme.ring)
    visible: target.activeFocus && TapGuard.keysInUse
    radius: Theme.radius + Theme.ringGap + Theme.ring
    color: "transparent"
    border.color: Theme.palette.focus
    border.width: Theme.ring
}

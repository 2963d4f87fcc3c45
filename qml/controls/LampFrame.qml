// The call lamp: an amber frame round the whole screen while help has been called, seen from across the hall.
import QtQuick
import Evergreen.Theme

Item {
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: Theme.palette.lamp
        border.width: Theme.lampFrame
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.lampFrame
        color: "transparent"
        border.color: Theme.palette.line
        border.width: Theme.stroke
    }
}

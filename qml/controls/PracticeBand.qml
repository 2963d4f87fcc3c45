// Practice, unmistakably: the strip lies on a band of its own, and a frame runs round the whole screen.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property real bandHeight

    Rectangle {
        width: parent.width
        height: root.bandHeight
        color: Theme.palette.honey
    }
    Rectangle {
        y: root.bandHeight - height
        width: parent.width
        height: Theme.practiceFrame
        color: Theme.palette.honeyLine
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: Theme.palette.honeyLine
        border.width: Theme.practiceFrame
    }
}

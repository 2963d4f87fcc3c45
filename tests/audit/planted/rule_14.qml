// A warning that blinks ten times a second.
import QtQuick

Planted {
    id: page
    readonly property int half: planted ? 50 : 900

    Rectangle {
        id: warning
        width: 1080
        height: 600
        color: "#FFFFFF"
    }
    SequentialAnimation {
        running: true
        loops: Animation.Infinite
        ColorAnimation { target: warning; property: "color"; to: "#000000"; duration: page.half }
        ColorAnimation { target: warning; property: "color"; to: "#FFFFFF"; duration: page.half }
    }
}

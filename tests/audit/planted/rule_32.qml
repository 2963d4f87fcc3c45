// A focus nobody sees.
import QtQuick
import Evergreen.Craft

Planted {
    id: page

    TapArea {
        x: 100
        y: 100
        width: 300
        height: 100
        focus: true

        Rectangle {
            anchors.fill: parent
            color: "#FFFFFF"
            border.color: parent.activeFocus && !page.planted ? "#000000" : "#DDDDDD"
            border.width: 6
        }
    }
    TapArea {
        x: 100
        y: 400
        width: 300
        height: 100

        Rectangle {
            anchors.fill: parent
            color: "#FFFFFF"
            border.color: parent.activeFocus && !page.planted ? "#000000" : "#DDDDDD"
            border.width: 6
        }
    }
}

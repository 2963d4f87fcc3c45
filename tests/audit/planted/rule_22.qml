// A bare area to tap: for assistive technology it is not there.
import QtQuick
import Evergreen.Controls

Planted {
    MouseArea {
        width: 300
        height: 100
        visible: parent.planted
    }
    Pressable {
        y: 300
        name: "Yes"
    }
}

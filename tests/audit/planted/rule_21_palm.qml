// A target that a resting palm puts out of action.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        x: 300
        y: 300
        name: "Yes"
    }
    MultiPointTouchArea {
        anchors.fill: parent
        visible: page.planted
        minimumTouchPoints: 2
    }
}

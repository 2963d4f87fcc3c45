// A target that takes a trembling hand's second tap for another.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    MouseArea {
        width: 300
        height: 100
        visible: page.planted
    }
    Pressable {
        y: 300
        name: "Yes"
        visible: !page.planted
    }
}

// A target that acts wherever the finger is lifted.
import QtQuick

Planted {
    id: page

    MouseArea {
        x: 300
        y: 300
        width: 300
        height: 100
        onReleased: if (page.planted) page.acts += 1
    }
}

// A list that has to be dragged.
import QtQuick

Planted {
    Flickable {
        visible: parent.planted
        width: 600
        height: 600
        contentHeight: 2000
    }
}

// Help that is elsewhere on this page.
import QtQuick
import Evergreen.Controls

Planted {
    id: page
    helpElsewhere: Qt.rect(700, 1700, 300, 150)

    Pressable {
        objectName: "bar.help"
        name: "Help"
        x: page.planted ? 100 : 700
        y: 1700
        width: 300
        height: 150
    }
}

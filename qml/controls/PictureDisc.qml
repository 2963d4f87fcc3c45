// A pictogram on its disc: the large, friendly form. The disc is as large as the item allows.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    property string picture
    property color disc: Theme.palette.mist
    readonly property bool known: sign.known
    readonly property real diameter: Math.floor(Math.min(width, height))

    visible: known
    implicitWidth: Theme.discSmall
    implicitHeight: Theme.discSmall

    Rectangle {
        anchors.centerIn: parent
        width: root.diameter
        height: root.diameter
        radius: width / 2
        color: root.disc
    }
    Picture {
        id: sign
        anchors.centerIn: parent
        width: Math.round(root.diameter * Theme.discShare)
        height: width
        name: root.picture
        line: Theme.palette.picture
        fill: Theme.palette.pictureFill
        accent: Theme.palette.pictureAccent
    }
}

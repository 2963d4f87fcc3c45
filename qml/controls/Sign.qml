// A pictogram beside words, in the words' colour.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Picture {
    id: root

    property color ink: Theme.palette.picture
    property real size

    implicitWidth: size
    implicitHeight: size
    line: ink
    fill: "transparent"
    accent: "transparent"
    visible: known
}

// A button over the whole width: a picture and words in the middle, in as many lines as they need.
import QtQuick
import Evergreen.Theme

Pressable {
    id: root

    property string label
    property string picture
    property color ink: Theme.palette.ink
    property bool strong: true

    name: label
    visible: label !== ""
    implicitHeight: Math.max(Theme.targetMain, words.implicitHeight + Theme.padButton)

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Sign {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            size: Math.round(words.font.pixelSize * Theme.letters.pictureEm)
            name: root.picture
            ink: root.ink
        }
        Words {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            room: root.width - 2 * Theme.pad - (sign.known ? sign.width + Theme.gap : 0)
            words: root.label
            color: root.ink
            font.bold: root.strong
            horizontalAlignment: sign.known ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}

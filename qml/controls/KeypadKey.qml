// One key: a digit, or a word with a picture.
import QtQuick
import Evergreen.Theme

Pressable {
    id: root

    property string label
    property string picture
    property bool quiet: false

    name: label
    surface: quiet ? Theme.palette.paper : Theme.palette.card

    Row {
        anchors.centerIn: parent
        spacing: Theme.padSmall

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            size: Math.round(words.font.pixelSize * Theme.letters.pictureEm)
            name: Theme.reflow ? "" : root.picture
            ink: Theme.palette.ink
        }
        Words {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            room: root.width - 2 * Theme.padSmall
            words: root.label
            font.bold: true
            font.pixelSize: !root.quiet ? Theme.letters.key : Theme.tight ? Theme.letters.bar : Theme.letters.small
            Accessible.ignored: true
        }
    }
}

// A button of the bar or the strip: a picture and one or two words, below it or beside it.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Pressable {
    id: root

    property string label
    property string picture
    property color ink: Theme.palette.ink
    property int letters: Theme.letters.bar
    property bool beside: Theme.landscape
    // As wide as its words, rather than words as wide as it.
    property bool natural: false
    readonly property real besideSize: Math.round(letters * Theme.letters.pictureEm)
    readonly property real roomInside: beside ? width - besideSize - 3 * Theme.padSmall : width - Theme.padSmall

    name: label
    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.hair)
    implicitWidth: (sign.known ? besideSize + Theme.padSmall : 0) + Typesetter.measure(label, words.font) + 2 * Theme.gap

    Sign {
        id: sign
        name: root.picture
        ink: root.ink
        size: root.beside ? root.besideSize
                          : Math.min(Theme.barPicture, root.height - words.height - Theme.padSmall)
        x: root.beside ? Math.round((root.width - width - Theme.padSmall - words.width) / 2)
                       : Math.round((root.width - width) / 2)
        y: root.beside ? Math.round((root.height - height) / 2)
                       : Math.round((root.height - height - words.height) / 2)
    }
    Words {
        id: words
        x: root.beside && sign.known ? sign.x + sign.width + Theme.padSmall : Math.round((root.width - width) / 2)
        y: root.beside ? Math.round((root.height - height) / 2) : sign.y + sign.height
        room: root.natural ? 0 : root.roomInside
        words: root.label
        color: root.ink
        font.pixelSize: root.letters
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}

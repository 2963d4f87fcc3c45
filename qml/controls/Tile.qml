// A choice with its picture above: for pages of few words. The disc takes what height the words leave.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Pressable {
    id: root

    property string label
    property string detail
    property string picture
    property bool prominent: false
    property bool grand: false
    readonly property color ink: prominent ? Theme.palette.primaryInk : Theme.palette.ink

    name: label
    about: detail
    surface: prominent ? Theme.palette.primary : Theme.palette.card
    surfacePressed: prominent ? Theme.palette.primaryPressed : Theme.palette.cardPressed
    outline: prominent ? Theme.palette.primary : Theme.palette.line
    implicitHeight: stack.implicitHeight + 2 * Theme.padSmall

    Rack {
        id: stack
        anchors.fill: parent
        anchors.margins: Theme.padSmall

        Item { Rack.grow: 1 }
        PictureDisc {
            picture: root.picture
            implicitHeight: Theme.discSmall
            Rack.grow: 4
            Rack.most: Theme.discMost
        }
        Item { Rack.grow: 1; Rack.most: Theme.padSmall }
        Paragraph {
            words: root.label
            color: root.ink
            font.bold: true
            font.pixelSize: root.grand ? Theme.letters.grand : Theme.letters.body
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Paragraph {
            words: root.detail
            color: root.prominent ? root.ink : Theme.palette.inkSoft
            font.pixelSize: Theme.letters.fine
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Item { Rack.grow: 1 }
    }
}

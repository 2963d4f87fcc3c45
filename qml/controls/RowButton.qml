// A choice in one row: picture, words, an arrow. For lists, and for every choice at the two largest scales.
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
    implicitHeight: Math.max(disc.visible ? Theme.discSmall + Theme.padSmall : Theme.targetMain,
                             text.implicitHeight)

    PictureDisc {
        id: disc
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(root.height - 2 * Theme.padSmall, root.grand ? Theme.discMost : Theme.discRow)
        width: height
        picture: root.picture
    }
    Rack {
        id: text
        anchors.left: disc.visible ? disc.right : parent.left
        anchors.leftMargin: Theme.pad
        anchors.right: arrow.left
        anchors.rightMargin: Theme.padSmall
        anchors.verticalCenter: parent.verticalCenter

        Paragraph {
            words: root.label
            color: root.ink
            font.bold: true
            font.pixelSize: root.grand ? Theme.letters.question : Theme.letters.body
            Accessible.ignored: true
        }
        Paragraph {
            words: root.detail
            color: root.prominent ? root.ink : Theme.palette.inkSoft
            font.pixelSize: root.grand ? Theme.letters.small : Theme.letters.fine
            Accessible.ignored: true
        }
    }
    Sign {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        size: Math.round(Theme.letters.small)
        name: "arrow"
        ink: root.ink
    }
}

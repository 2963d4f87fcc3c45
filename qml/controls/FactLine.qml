// A fact among others: its name at the left, its value at the right; one above the other where that is too narrow.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    property string label
    property string value
    property bool big: false
    property bool underlined: true
    readonly property bool beside: Typesetter.measure(label, name.font) + Typesetter.measure(value, worth.font)
                                   + Theme.gapWide <= width

    implicitHeight: beside ? Math.max(name.implicitHeight, worth.implicitHeight)
                           : name.implicitHeight + worth.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Words {
        id: name
        anchors.left: parent.left
        y: root.beside ? Math.round((root.height - height) / 2) : 0
        room: root.width
        words: root.label
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.tight ? Theme.letters.fine : Theme.letters.small
        Accessible.ignored: true
    }
    Words {
        id: worth
        anchors.right: parent.right
        y: root.beside ? Math.round((root.height - height) / 2) : name.height
        room: root.width
        words: root.value
        font.bold: true
        font.pixelSize: root.big && !Theme.tight ? Theme.letters.question : root.big || !Theme.reflow ? Theme.letters.body : Theme.letters.small
        leading: Theme.letters.leadingQuestion
        Accessible.ignored: true
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.palette.line
        visible: root.underlined
    }
}

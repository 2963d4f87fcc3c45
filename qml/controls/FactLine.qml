// A fact among others: its name at the left and its value at the right, or, where that is too narrow or there is room
// enough, the value below its name.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    property string label
    property string value
    property bool big: false
    property bool underlined: true
    property bool stacked: false
    readonly property bool fits: Typesetter.measure(label, name.font) + Typesetter.measure(value, worth.font)
                                 + Theme.gapWide <= width
    readonly property bool beside: fits && !stacked
    readonly property real needs: beside ? Math.max(name.implicitHeight, worth.implicitHeight)
                                         : name.implicitHeight + worth.implicitHeight
    readonly property real begin: Math.round((height - needs) / 2)

    implicitHeight: needs
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value

    Words {
        id: name
        anchors.left: parent.left
        y: root.beside ? Math.round((root.height - height) / 2) : root.begin
        room: root.width
        words: root.label
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.tight ? Theme.letters.fine : Theme.letters.small
        Accessible.ignored: true
    }
    Words {
        id: worth
        x: root.stacked ? 0 : root.width - width
        y: root.beside ? Math.round((root.height - height) / 2) : root.begin + name.height
        room: root.width
        words: root.value
        font.bold: true
        font.pixelSize: root.big && !Theme.tight ? Theme.letters.question
                                                 : root.big || !Theme.reflow ? Theme.letters.body : Theme.letters.small
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

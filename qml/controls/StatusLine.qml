// One thing done, or being done, to bring help.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property string text
    property bool done

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Sign {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.letters.body
        name: root.done ? "check" : "more"
    }
    Words {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        room: root.width - x
        words: root.text
        font.pixelSize: Theme.reflow ? Theme.letters.small : Theme.letters.body
        font.bold: root.done
        Accessible.ignored: true
    }
}

// A fact that stands alone: its name, its value large, the value in words.
import QtQuick
import Evergreen.Theme

Panel {
    id: root

    property string label
    property string value
    property string words
    property bool big: true

    pad: Theme.padSmall
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value + " " + words

    Paragraph {
        words: root.label
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.letters.small
        Accessible.ignored: true
    }
    Paragraph {
        words: root.value
        font.pixelSize: root.big ? Theme.letters.question : Theme.letters.body
        font.bold: true
        leading: Theme.letters.leadingQuestion
        Accessible.ignored: true
    }
    Paragraph {
        words: root.words
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.letters.fine
        Accessible.ignored: true
    }
}

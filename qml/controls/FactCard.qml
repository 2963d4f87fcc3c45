// A fact that stands alone: its name, its value large, the value in words. Where there are many, `compact`: name and
// value on one line.
import QtQuick
import Evergreen.Theme

Panel {
    id: root

    property string label
    property string value
    property string words
    property bool big: true
    property bool compact: false

    pad: compact ? Theme.padTick : Theme.padSmall
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value + " " + words

    FactLine {
        label: root.label
        value: root.value
        big: root.big
        stacked: !root.compact
        underlined: false
    }
    Paragraph {
        words: root.words
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.letters.fine
        horizontalAlignment: root.compact ? Text.AlignRight : Text.AlignLeft
        Accessible.ignored: true
    }
}

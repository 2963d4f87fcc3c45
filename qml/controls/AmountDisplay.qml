// What has been typed: large, with its spelled-out form below. The frame is the page's, not a target.
import QtQuick
import Evergreen.Theme

Panel {
    id: root

    property string value
    property string words
    property int letters: Theme.letters.question

    surface: Theme.palette.card
    outline: Theme.palette.primary
    outlineWidth: Theme.strokeThick
    pad: Theme.tight ? Theme.padTick : Theme.reflow ? Theme.padSmall : Theme.pad

    Paragraph {
        words: root.value
        font.pixelSize: root.letters
        font.bold: true
        leading: Theme.letters.leadingQuestion
        horizontalAlignment: Text.AlignHCenter
    }
    Paragraph {
        words: root.words
        color: Theme.palette.inkSoft
        font.pixelSize: Theme.letters.fine
        horizontalAlignment: Text.AlignHCenter
    }
}

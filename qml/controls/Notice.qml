// What a page says beyond its question, with the mood of the page: calm text, honey for attention, a red edge for stop.
import QtQuick
import Evergreen.Theme

Panel {
    id: root

    enum Tone { Calm, Attention, Stop }

    property int tone: Notice.Calm
    property var lines: []
    readonly property bool calm: tone === Notice.Calm

    visible: lines.length > 0
    surface: calm ? "transparent" : tone === Notice.Stop ? Theme.palette.card : Theme.palette.honey
    outline: calm ? "transparent" : tone === Notice.Stop ? Theme.palette.stop : Theme.palette.honeyLine
    outlineWidth: tone === Notice.Stop ? Theme.strokeThick : Theme.stroke
    pad: calm ? 0 : Theme.padSmall
    padAcross: calm ? 0 : Theme.reflow ? Theme.padSmall : Theme.pad

    Item {
        implicitHeight: Math.max(text.implicitHeight, sign.known ? sign.size : 0)

        Sign {
            id: sign
            name: root.calm || Theme.reflow ? "" : "warning"
            size: Math.round(Theme.letters.body * Theme.letters.pictureEm)
            ink: root.tone === Notice.Stop ? Theme.palette.stop : Theme.palette.honeyInk
            accent: root.tone === Notice.Stop ? "transparent" : Theme.palette.pictureAccent
        }
        Lines {
            id: text
            anchors.left: sign.known ? sign.right : parent.left
            anchors.leftMargin: sign.known ? Theme.pad : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            lines: root.lines
            letters: Theme.reflow ? Theme.letters.small : Theme.letters.body
        }
    }
}

// An option that is on or off: the chosen one has a thick edge, a tint and a tick, never a colour alone.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Pressable {
    id: root

    property string kind
    property string label
    property string picture
    property bool selected
    // Does something at every tap, and is never the chosen one.
    property bool action
    // On or off by itself, whatever is chosen beside it.
    property bool toggle
    property int index
    readonly property bool compact: Theme.landscape || Theme.reflow
    // Where picture and words lie side by side, the tick takes the picture's place.
    readonly property bool ticked: selected && compact && !isLetter && swatch !== ""
    readonly property bool isLetter: kind === "letters"
    readonly property string swatch: kind === "colours" ? Theme.swatches[index] : isLetter ? "larger-letters" : picture

    name: label
    surface: selected ? Theme.palette.mist : Theme.palette.card
    outline: selected ? Theme.palette.picture : Theme.palette.line
    outlineWidth: selected ? Theme.strokeThick : Theme.stroke
    Accessible.role: action ? Accessible.Button : toggle ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: !action
    Accessible.checked: selected

    Grid {
        anchors.centerIn: parent
        columns: root.compact ? 2 : 1
        spacing: root.compact ? Theme.padSmall : 0
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Picture {
            width: root.isLetter ? Math.round(Theme.letters.samples[root.index] * Theme.sampleShare) : Theme.swatch
            height: width
            name: root.ticked ? "check" : root.swatch
            visible: known
            line: Theme.palette.picture
            fill: Theme.palette.pictureFill
        }
        Words {
            room: root.width - Theme.padSmall
            words: root.isLetter && root.compact ? "" : root.label
            font.pixelSize: Theme.landscape ? Theme.letters.strip : Theme.letters.option
            font.bold: root.selected
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
    Sign {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.padTick
        size: Theme.tick
        name: root.selected && !root.ticked ? "check" : ""
    }
}

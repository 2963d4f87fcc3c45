// One thing to choose in the Comfort overlay: its name, and its options side by side, the chosen one ringed and ticked.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property string label
    property string kind
    property var options: []
    signal chosen(int index)

    readonly property real cell: Math.floor((width - (options.length - 1) * Theme.gap) / Math.max(1, options.length))

    implicitHeight: name.implicitHeight + Theme.optionLeast
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Paragraph {
        id: name
        words: root.label
        color: Theme.palette.inkSoft
        Accessible.ignored: true
        font.pixelSize: Theme.landscape ? Theme.letters.strip : Theme.letters.option
    }
    Row {
        id: row
        anchors.bottom: parent.bottom
        height: root.height - name.height
        spacing: Theme.gap

        // qmllint disable unqualified
        Repeater {
            model: root.options

            OptionButton {
                required property var modelData

                objectName: modelData.name
                width: root.cell
                height: row.height
                kind: root.kind
                label: modelData.label
                speech: modelData.speech
                picture: modelData.picture
                selected: modelData.selected
                action: modelData.action
                toggle: modelData.toggle
                index: modelData.index
                onTapped: root.chosen(modelData.index)
            }
        }
        // qmllint enable unqualified
    }
}

// How many digits of a secret are in: filled dots, and rings for those to come. Never the digits.
import QtQuick
import Evergreen.Theme

Panel {
    id: root

    property int entered
    property int length

    outline: Theme.palette.primary
    outlineWidth: Theme.strokeThick
    Accessible.role: Accessible.StaticText
    Accessible.name: entered + " / " + length

    Item {
        id: row
        readonly property real dot: Math.min(Theme.dot, (width - (root.length - 1) * Theme.gap) / root.length)
        implicitHeight: Theme.dot

        Row {
            anchors.centerIn: parent
            spacing: Theme.gap

            // qmllint disable unqualified
            Repeater {
                model: root.length

                Rectangle {
                    required property int index
                    width: row.dot
                    height: row.dot
                    radius: row.dot / 2
                    color: index < root.entered ? Theme.palette.ink : "transparent"
                    border.color: Theme.palette.line
                    border.width: Theme.strokeThick
                }
            }
            // qmllint enable unqualified
        }
    }
}

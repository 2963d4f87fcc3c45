// Letters, colours, voice, speed, language: a choice takes effect at once, and here is where one sees it.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property ComfortModel model

    question: model.question
    fill: true
    stacked: true
    touching: [
        Shelf {
            Rack.grow: 1
            columns: Theme.landscape ? 2 : 1
            count: groups.count + (besides.visible ? 1 : 0)
            paged: false
            spacing: Theme.gap
            measure: Theme.scale + root.model.done

            Repeater {
                id: groups
                model: root.model.groups

                ComfortGroup {
                    required property var modelData
                    required property int index
                    label: modelData.label
                    kind: modelData.kind
                    options: modelData.options
                    onChosen: (option) => root.model.choose(index, option)
                }
            }
            // In landscape it takes the place beside the last group.
            FocusScope {
                id: besides
                visible: Theme.landscape
                focus: visible
                implicitHeight: last.implicitHeight

                PrimaryButton {
                    id: last
                    objectName: visible ? "comfort.done" : ""
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Math.min(parent.height, Theme.actionLeast)
                    label: besides.visible ? root.model.done : ""
                    focus: true
                    onTapped: root.model.finish()
                }
            }
        },
        PrimaryButton {
            objectName: visible ? "comfort.done" : ""
            label: Theme.landscape ? "" : root.model.done
            focus: visible
            Rack.least: Theme.actionLeast
            onTapped: root.model.finish()
        }
    ]
}

// Language, letters, voice, speed, colours, hands: a choice takes effect at once, and here is where one sees it.
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
            id: shelf
            Rack.grow: 1
            columns: Theme.landscape ? 2 : 1
            count: root.model.count
            footer: more
            spacing: Theme.gap
            measure: Theme.scale + root.model.done

            Repeater {
                id: groups
                model: root.model.shown

                ComfortGroup {
                    required property var modelData
                    label: modelData.label
                    kind: modelData.kind
                    options: modelData.options
                    onChosen: (option) => root.model.choose(modelData.index, option)
                }
            }
            PlainButton {
                id: more
                objectName: "choice.more"
                visible: root.model.hasMore
                label: root.model.moreLabel
                picture: "more"
                onTapped: root.model.more()
            }
        },
        PrimaryButton {
            objectName: "comfort.done"
            label: root.model.done
            focus: true
            Rack.least: Theme.targetMain
            onTapped: root.model.finish()
        }
    ]

    Binding {
        target: root.model
        property: "capacity"
        value: shelf.capacity
    }
}

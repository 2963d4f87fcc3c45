// Letters, colours, voice, speed, language: a choice takes effect at once, and here is where one sees it.
import QtQuick
import Evergreen.Theme
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property ComfortModel model

    question: model.question
    fill: true
    stacked: true
    touching: Shelf {
        Rack.grow: 1
        columns: Theme.landscape ? 2 : 1
        count: groups.count + 1
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
        FocusScope {
            focus: true
            implicitHeight: done.implicitHeight

            PrimaryButton {
                id: done
                objectName: "comfort.done"
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.min(parent.height, Theme.actionLeast)
                label: root.model.done
                focus: true
                onTapped: root.model.finish()
            }
        }
    }
}

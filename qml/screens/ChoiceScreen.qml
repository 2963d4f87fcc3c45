// One of several: tiles with pictures, or rows. As many as truly fit; the rest behind "more".
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property ChoiceModel model
    // Tiles need height: where it is short, many of them lie down as rows, two abreast.
    readonly property bool pictured: model.layout === ChoiceModel.Tiles && !Theme.sheets
    readonly property bool tiled: pictured && (!Theme.landscape || model.count <= Theme.tileColumns)
    readonly property bool grand: model.count <= (tiled ? Theme.grandTiles : Theme.grandRows)

    question: model.question
    turnLabel: model.turnLabel
    fill: true
    share: Theme.choiceShare
    reading: Illustration {
        visible: (Theme.landscape || Theme.low) && !Theme.reflow
        picture: "sprig"
        Rack.grow: 1
        Rack.most: Theme.sprig
    }
    touching: Shelf {
        id: shelf
        Rack.grow: 1
        columns: root.tiled ? Theme.tileColumns : root.pictured ? 2 : 1
        count: root.model.count
        spacing: Theme.gap
        most: root.tiled ? Theme.cardMost : Theme.rowMost
        measure: Theme.scale + root.model.moreLabel
        footer: more

        // qmllint disable unqualified
        Repeater {
            model: root.model.shown

            Loader {
                id: option
                required property var modelData
                required property int index

                focus: index === 0
                sourceComponent: root.tiled ? tile : row

                Component {
                    id: tile

                    Tile {
                        objectName: "choice." + option.modelData.index
                        focus: true
                        label: option.modelData.label
                        detail: option.modelData.detail
                        speech: option.modelData.speech
                        picture: option.modelData.picture
                        prominent: option.modelData.prominent
                        grand: root.grand
                        onTapped: root.model.choose(option.modelData.index)
                    }
                }
                Component {
                    id: row

                    RowButton {
                        objectName: "choice." + option.modelData.index
                        focus: true
                        label: option.modelData.label
                        detail: option.modelData.detail
                        speech: option.modelData.speech
                        picture: option.modelData.picture
                        prominent: option.modelData.prominent
                        grand: root.grand
                        onTapped: root.model.choose(option.modelData.index)
                    }
                }
            }
        }
        // qmllint enable unqualified
        PlainButton {
            id: more
            objectName: "choice.more"
            visible: root.model.hasMore
            label: root.model.moreLabel
            picture: "more"
            strong: true
            onTapped: root.model.more()
        }
    }

    Binding {
        target: root.model
        property: "capacity"
        value: shelf.capacity
    }
}

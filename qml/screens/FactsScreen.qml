// Facts to read: each on a card of its own, as many as fit. Private ones stay covered until asked for.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property FactsModel model

    question: model.question
    turnLabel: model.turnLabel
    beside: true
    stage: Shelf {
        id: shelf
        Rack.grow: 1
        count: root.model.count
        spacing: Theme.gap
        most: Theme.rowMost
        measure: Theme.scale + root.model.moreLabel
        footer: more

        // qmllint disable unqualified
        Repeater {
            model: root.model.shown

            FactCard {
                required property var modelData
                label: modelData.label
                value: modelData.value
                words: modelData.words
                big: modelData.big
                compact: root.model.count > Theme.cardFacts
            }
        }
        // qmllint enable unqualified
        PlainButton {
            id: more
            objectName: "choice.more"
            visible: root.model.hasMore
            label: root.model.moreLabel
            picture: "more"
            onTapped: root.model.more()
        }
    }
    touching: [
        PlainButton {
            objectName: "facts.hide"
            label: root.model.hideLabel
            picture: root.model.hidePicture
            onTapped: root.model.toggleHidden()
        },
        Actions {
            primary: root.model.primary
            primaryPicture: root.model.primaryPicture
            secondary: root.model.secondary
            secondaryPicture: root.model.secondaryPicture
            onPrimaryTapped: root.model.choosePrimary()
            onSecondaryTapped: root.model.chooseSecondary()
        }
    ]

    Binding {
        target: root.model
        property: "capacity"
        value: shelf.capacity
    }
}

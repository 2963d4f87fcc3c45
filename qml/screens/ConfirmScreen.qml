// A question that matters, with what it is about; the safe answer is the large one.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property ConfirmModel model

    readonly property bool factual: model.facts.length > 0

    question: model.question
    turnLabel: model.turnLabel
    beside: factual
    readonly property var pieces: Theme.sheets ? model.sentences : model.body === "" ? [] : [model.body]

    // qmllint disable unqualified
    reading: Repeater {
        model: root.pieces

        Notice {
            required property string modelData
            tone: root.model.tone
            lines: [modelData]
        }
    }
    // qmllint enable unqualified
    // Where letters are large, each fact and each sentence stands alone, so that a leaf may end after any.
    stage: [
        Panel {
            visible: root.factual && !Theme.sheets
            pad: Theme.padSmall
            fill: true
            Rack.grow: 1
            Rack.most: facts.count * Theme.factMost

            // qmllint disable unqualified
            Repeater {
                id: facts
                model: root.model.facts

                FactLine {
                    required property var modelData
                    required property int index
                    label: modelData.label
                    value: modelData.value
                    big: modelData.big
                    stacked: facts.count <= Theme.stackedFacts
                    underlined: index + 1 < facts.count
                    Rack.grow: 1
                }
            }
            // qmllint enable unqualified
        },
        // qmllint disable unqualified
        Repeater {
            model: Theme.sheets ? root.model.facts : []

            FactCard {
                required property var modelData
                label: modelData.label
                value: modelData.value
                big: modelData.big
                compact: true
            }
        },
        // qmllint enable unqualified
        Illustration {
            picture: root.model.picture
            alarming: root.model.tone !== ConfirmModel.Calm
            Rack.grow: 1
        }
    ]
    touching: Actions {
        primary: root.model.primary
        primaryPicture: root.model.primaryPicture
        secondary: root.model.secondary
        secondaryPicture: root.model.secondaryPicture
        onPrimaryTapped: root.model.choosePrimary()
        onSecondaryTapped: root.model.chooseSecondary()
    }
}

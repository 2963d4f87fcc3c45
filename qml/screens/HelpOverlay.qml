// Help: who has been told and who is coming, what this step is about, and the way on.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property HelpModel model

    question: model.question
    turnLabel: model.turnLabel
    // Large sentences stand each alone, so that a leaf may end after any.
    readonly property var explained: Theme.sheets ? model.explanation : model.wholeExplanation

    // qmllint disable unqualified
    reading: Repeater {
        model: root.model.statuses

        StatusLine {
            required property var modelData
            text: modelData.text
            done: modelData.done
        }
    }
    stage: [
        Illustration {
            picture: "staff-coming"
            Rack.grow: 1
        },
        Repeater {
            model: root.explained

            Panel {
                required property string modelData
                pad: Theme.reflow ? Theme.padSmall : Theme.pad

                Paragraph {
                    words: modelData
                    font.pixelSize: Theme.tight ? Theme.letters.fine : Theme.reflow ? Theme.letters.small : Theme.letters.body
                }
            }
        }
    ]
    // qmllint enable unqualified
    touching: [
        Actions {
            prefix: "help."
            primary: root.model.primary
            secondary: root.model.secondary
            onPrimaryTapped: root.model.choosePrimary()
            onSecondaryTapped: root.model.chooseSecondary()
        },
        PlainButton {
            id: letIn

            objectName: "help.letIn"
            label: root.model.letInLabel
            // Solved while keys were here: they go on with the answers.
            onVisibleChanged: if (!visible && activeFocus) letIn.nextItemInFocusChain(false).forceActiveFocus()
            onTapped: root.model.letIn()
        }
    ]
}

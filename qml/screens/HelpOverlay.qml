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
    reading: Rack {
        visible: root.model.statuses.length > 0

        Repeater {
            model: root.model.statuses

            StatusLine {
                required property var modelData
                text: modelData.text
                done: modelData.done
            }
        }
    }
    stage: [
        Illustration {
            picture: "staff-coming"
            Rack.grow: 1
        },
        Panel {
            visible: root.model.explanation !== ""
            pad: Theme.reflow ? Theme.padSmall : Theme.pad

            Paragraph {
                words: root.model.explanation
                font.pixelSize: Theme.tight ? Theme.letters.fine : Theme.reflow ? Theme.letters.small : Theme.letters.body
            }
        }
    ]
    touching: Actions {
        prefix: "help."
        primary: root.model.primary
        secondary: root.model.secondary
        onPrimaryTapped: root.model.choosePrimary()
        onSecondaryTapped: root.model.chooseSecondary()
    }
}

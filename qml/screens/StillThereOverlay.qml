// "Are you still there?" Calm: no countdown, and the large answer is yes.
import QtQuick
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property StillThereModel model

    question: model.question
    turnLabel: model.turnLabel
    reading: Notice {
        lines: root.model.body === "" ? [] : [root.model.body]
    }
    stage: Illustration {
        picture: root.model.picture
        Rack.grow: 1
    }
    touching: Actions {
        prefix: "stillThere."
        primary: root.model.primary
        secondary: root.model.secondary
        onPrimaryTapped: root.model.choosePrimary()
        onSecondaryTapped: root.model.chooseSecondary()
    }
}

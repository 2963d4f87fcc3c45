// Tells what is being done; a quiet sign of life shows that it is.
import QtQuick
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property WorkingModel model

    question: model.question
    turnLabel: model.turnLabel
    reading: Notice {
        lines: root.model.lines
    }
    stage: [
        Illustration {
            picture: root.model.picture === "" ? "wait" : root.model.picture
            Rack.grow: 1
        },
        Twig { }
    ]
}

// Tells something: welcome, done, refused. The picture takes the room.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property NoticeModel model

    question: model.question
    turnLabel: model.turnLabel
    // Many sentences, and large ones, stand each alone, so that a leaf may end after any.
    readonly property var pieces: Theme.sheets || model.lines.length > 2 ? model.linesAlone : [model.lines]

    // qmllint disable unqualified
    reading: Repeater {
        model: root.pieces

        Notice {
            required property var modelData
            tone: root.model.tone
            lines: modelData
        }
    }
    // qmllint enable unqualified
    stage: Illustration {
        picture: root.model.picture
        alarming: root.model.tone !== NoticeModel.Calm
        Rack.grow: 1
    }
    touching: Actions {
        primary: root.model.primary
        primaryPicture: root.model.primaryPicture
        secondary: root.model.secondary
        secondaryPicture: root.model.secondaryPicture
        onPrimaryTapped: root.model.choosePrimary()
        onSecondaryTapped: root.model.chooseSecondary()
    }
}

// Tells something: welcome, done, refused. The picture takes the room.
import QtQuick
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property NoticeModel model

    question: model.question
    turnLabel: model.turnLabel
    reading: Notice {
        tone: root.model.tone
        lines: root.model.lines
    }
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

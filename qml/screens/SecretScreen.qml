// The PIN: dots for the digits that are in, never the digits.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property SecretModel model

    question: model.question
    turnLabel: model.turnLabel
    fill: true
    share: Theme.typingShare
    reading: [
        Dots {
            entered: root.model.entered
            length: root.model.length
        },
        Paragraph {
            words: root.model.note
            color: Theme.palette.inkSoft
            font.pixelSize: Theme.letters.fine
        }
    ]
    touching: [
        Keypad {
            Rack.grow: 1
            eraseLabel: root.model.eraseLabel
            onDigit: (value) => root.model.press(value)
            onErase: root.model.erase()
        },
        PrimaryButton {
            objectName: "key.finish"
            label: root.model.finishLabel
            about: enabled ? "" : root.model.notYetLabel
            enabled: root.model.canFinish
            Rack.grow: 1
            Rack.least: Theme.targetMain
            Rack.most: Theme.actionLeast
            onTapped: root.model.finish()
        }
    ]
}

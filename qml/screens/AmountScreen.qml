// How much money: what is typed, in figures and words, and the keypad.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

PageFrame {
    id: root

    required property AmountModel model

    question: model.question
    turnLabel: model.turnLabel
    fill: true
    share: Theme.typingShare
    reading: [
        AmountDisplay {
            value: root.model.display
            words: root.model.words
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
            pointLabel: root.model.pointLabel
            onDigit: (value) => root.model.press(value)
            onErase: root.model.erase()
            onPoint: root.model.point()
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

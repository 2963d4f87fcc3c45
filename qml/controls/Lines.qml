// Sentences, one below the other.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Rack {
    id: root

    property var lines: []
    property int letters: Theme.letters.body

    spacing: Theme.padSmall
    visible: lines.length > 0

    // qmllint disable unqualified
    Repeater {
        model: root.lines

        Paragraph {
            required property string modelData
            words: modelData
            font.pixelSize: root.letters
        }
    }
    // qmllint enable unqualified
}

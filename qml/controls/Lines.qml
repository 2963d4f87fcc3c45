// Sentences, one below the other.
import QtQuick
import Evergreen.Theme
import Evergreen.Controls

Rack {
    id: root

    property list<string> lines
    property int letters: Theme.letters.body

    spacing: Theme.padSmall
    visible: lines.length > 0

    Repeater {
        model: root.lines

        Paragraph {
            required property string modelData
            words: modelData
            font.pixelSize: root.letters
        }
    }
}

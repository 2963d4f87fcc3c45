// Two lines in a box for one: Text.truncated is false, and the second line is under the clip.
import QtQuick
import Evergreen.Theme

Planted {
    Item {
        clip: true
        width: 700
        height: parent.planted ? 70 : 200

        Text {
            width: parent.width
            text: "Your card and your money are safe, please wait here"
            wrapMode: Text.Wrap
            font.family: Theme.family
            font.pixelSize: Theme.letters.body
        }
    }
}

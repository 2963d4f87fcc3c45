// A text that shrinks until it fits.
import QtQuick
import Evergreen.Theme

Planted {
    Text {
        width: parent.planted ? 300 : 900
        height: 100
        text: "Send money to family"
        fontSizeMode: Text.Fit
        minimumPixelSize: 8
        font.family: Theme.family
        font.pixelSize: Theme.letters.body
    }
}

// A button's words end in an ellipsis.
import QtQuick
import Evergreen.Theme

Planted {
    Text {
        width: parent.planted ? 200 : 900
        text: "Send money to family"
        elide: Text.ElideRight
        font.family: Theme.family
        font.pixelSize: Theme.letters.body
    }
}

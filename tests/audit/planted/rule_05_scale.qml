// A text on something scaled down.
import QtQuick
import Evergreen.Controls

Planted {
    Item {
        scale: parent.planted ? 0.8 : 1
        Words { words: "Send money to family" }
    }
}

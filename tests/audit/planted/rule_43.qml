// A question without a way back, and the card inside.
import QtQuick
import Evergreen.Controls

Planted {
    Pressable {
        objectName: "bar.back"
        name: "My card"
        visible: !parent.planted
    }
}

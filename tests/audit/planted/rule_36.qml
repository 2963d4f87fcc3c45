// A voice that goes on under the finger.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        name: "Yes"
        onPressedChanged: if (pressed && !page.planted) page.hushes += 1
    }
}

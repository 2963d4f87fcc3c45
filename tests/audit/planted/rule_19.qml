// A target that acts under the finger already.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        name: "Yes"
        width: 300
        onPressedChanged: if (page.planted && pressed) page.acts += 1
    }
}

// A target that keys cannot leave.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        name: "One"
        width: 300
        focus: true
        KeyNavigation.tab: page.planted ? this : null
    }
    Pressable { name: "Two"; y: 300; width: 300 }
}

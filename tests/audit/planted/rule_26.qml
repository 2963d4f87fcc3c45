// One of two is chosen, and only eyes can know.
import QtQuick
import Evergreen.Controls

Planted {
    id: page
    caption: ""

    Pressable {
        name: "Warm"
        Accessible.role: Accessible.RadioButton
        Accessible.checkable: !page.planted
        Accessible.checked: !page.planted
    }
}

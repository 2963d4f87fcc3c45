// Choices that do not tell what they are choices of.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Item {
        Accessible.role: page.planted ? Accessible.StaticText : Accessible.Grouping
        Accessible.name: "Colours"

        Pressable {
            name: "Warm"
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: true
        }
    }
}

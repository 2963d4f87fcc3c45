// The chosen one of two is told by its colour alone.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Row {
        x: 100
        y: 100
        spacing: 60

        Repeater {
            model: ["Warm", "Dark"]

            Pressable {
                required property string modelData
                required property int index
                readonly property bool chosen: index === 0

                width: 300
                name: modelData
                surface: chosen ? "#FFC14D" : "#FFFFFF"
                outlineWidth: chosen && !page.planted ? 6 : 2
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: chosen

                Words { words: modelData }
            }
        }
    }
}

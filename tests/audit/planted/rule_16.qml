// Two targets side by side.
import QtQuick
import Evergreen.Controls

Planted {
    Row {
        spacing: parent.planted ? 8 : 24
        Pressable { name: "Yes" }
        Pressable { name: "No" }
    }
}

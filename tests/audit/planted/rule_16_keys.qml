// Keys whose centres are close.
import QtQuick
import Evergreen.Controls
import Evergreen.Theme

Planted {
    Row {
        spacing: 17
        Pressable { name: "1"; objectName: "key.1"; width: (parent.parent.planted ? 15 : 18) * Theme.pixelsPerMm }
        Pressable { name: "2"; objectName: "key.2"; width: (parent.parent.planted ? 15 : 18) * Theme.pixelsPerMm }
    }
}

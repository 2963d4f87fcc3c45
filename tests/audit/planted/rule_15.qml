// A small target.
import QtQuick
import Evergreen.Controls
import Evergreen.Theme

Planted {
    Pressable {
        name: "Close"
        width: (parent.planted ? 12 : 16) * Theme.pixelsPerMm
        height: width
    }
}

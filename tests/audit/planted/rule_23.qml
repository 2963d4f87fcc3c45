// Two buttons of one name.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "Open" }
    Pressable { name: page.planted ? "Open" : "Close"; y: 300 }
}

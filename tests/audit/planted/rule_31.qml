// Keys go to the last target first.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "One"; y: page.planted ? 600 : 0; width: 300; focus: true }
    Pressable { name: "Two"; y: 300; width: 300 }
    Pressable { name: "Three"; y: page.planted ? 0 : 600; width: 300 }
}

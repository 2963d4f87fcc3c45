// A target that keys pass by.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "Yes"; focus: true; width: 300 }
    Pressable { name: "No"; y: 300; width: 300; activeFocusOnTab: !page.planted }
}

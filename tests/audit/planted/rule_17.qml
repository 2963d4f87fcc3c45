// One target partly under another.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "Yes"; width: 200 }
    Pressable { name: "No"; x: page.planted ? 150 : 300; width: 200 }
}

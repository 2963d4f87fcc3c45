// A target at the top of a panel that hangs high.
import QtQuick
import Evergreen.Controls

Planted {
    id: page
    lowerEdgeMm: planted ? 900 : 720

    Pressable { name: "Comfort"; y: 20 }
    Pressable { name: "Help"; y: 1800 }
}

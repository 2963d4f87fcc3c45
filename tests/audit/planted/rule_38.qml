// A page without "say it again".
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "Again"; objectName: "bar.again"; visible: !page.planted }
    Pressable { name: "Comfort"; objectName: "strip.comfort"; y: 300 }
    Pressable { name: "Pause"; objectName: "voice.pause"; y: 600 }
}

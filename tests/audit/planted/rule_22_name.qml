// A button with a picture and no name.
import QtQuick
import Evergreen.Controls

Planted {
    Pressable { name: parent.planted ? "" : "Print" }
}

// A page that begins with no focus.
import QtQuick
import Evergreen.Controls

Planted {
    Pressable { name: "Yes"; focus: !parent.planted }
}

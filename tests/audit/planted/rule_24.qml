// The words on a button are not its name.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        width: 600
        height: 100
        name: page.planted ? "Confirm" : "Yes, send it"
        Words { words: "Yes, send it"; Accessible.ignored: true }
    }
}

// Room for the English words, and for no longer ones.
import QtQuick
import Evergreen.Theme

Planted {
    pageLanguage: "pseudo"

    Item {
        clip: true
        width: parent.planted ? 330 : 700
        height: 100

        Text {
            text: "[Séénd móónéý]"
            font.family: Theme.family
            font.pixelSize: Theme.letters.body
        }
    }
}

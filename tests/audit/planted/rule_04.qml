// Small print.
import QtQuick
import Evergreen.Controls
import Evergreen.Theme

Planted {
    Words {
        words: "Conditions apply"
        font.pixelSize: Theme.letters.pixels(parent.planted ? 4.2 : 5.2)
    }
}

// In the dark theme, white that is not quite white.
import QtQuick
import Evergreen.Controls

Planted {
    pageTheme: "dark"
    color: "#000000"
    Words {
        words: "Please ask at the counter."
        color: parent.planted ? "#CCCCCC" : "#FFFFFF"
    }
}

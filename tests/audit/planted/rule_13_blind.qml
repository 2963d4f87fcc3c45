// Red on green: as good as nothing to one man in twelve.
import QtQuick
import Evergreen.Controls

Planted {
    color: planted ? "#1E7A1E" : "#FFFFFF"
    Words {
        words: "Stop"
        color: parent.planted ? "#E08070" : "#7A1410"
    }
}

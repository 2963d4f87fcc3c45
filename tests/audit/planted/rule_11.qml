// Grey letters.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        words: "Please ask at the counter."
        color: parent.planted ? "#6B6B6B" : "#211A12"
    }
}

// A sentence below the lower edge.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        y: parent.planted ? 1900 : 1700
        words: "Please ask at the counter."
    }
}

// Lines close together.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        words: "Your money has not moved. Please ask at the counter."
        room: 600
        leading: parent.planted ? 1.1 : 1.38
    }
}

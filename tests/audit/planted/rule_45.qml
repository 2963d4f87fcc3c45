// A word of computers.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        room: 900
        words: parent.planted ? "Transaction failed: network timeout" : "The bank cannot be reached"
    }
}

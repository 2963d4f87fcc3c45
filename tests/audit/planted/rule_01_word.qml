// A word is cut in two at the end of a line; nothing says so.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        words: "Send money"
        text: parent.planted ? "Send mon\ney" : "Send\nmoney"
    }
}

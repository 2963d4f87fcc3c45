// Two sentences, one over the other.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Words { words: "Your money has not moved." }
    Words {
        y: page.planted ? 20 : 120
        words: "Please ask at the counter."
    }
}

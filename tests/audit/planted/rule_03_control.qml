// A button over the end of a sentence.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Words { words: "Your money has not moved." }
    PlainButton {
        x: page.planted ? 300 : 0
        y: page.planted ? 10 : 200
        width: 400
        label: "Good"
    }
}

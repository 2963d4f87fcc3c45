// A button whose edge fades into the page.
import QtQuick
import Evergreen.Controls

Planted {
    PlainButton {
        x: 100
        y: 100
        width: 600
        label: "Good"
        outline: parent.planted ? "#D9CFC0" : "#6B5C48"
    }
}

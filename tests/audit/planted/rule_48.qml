// A receipt in small print.
import QtQuick
import Evergreen.Theme

Planted {
    color: "#FFFFFF"
    Text {
        x: 20
        y: 20
        text: "TOTAL 2,000"
        color: "#000000"
        font.family: Theme.family
        // eight dots are a millimetre
        font.pixelSize: (parent.planted ? 2 : 3.6) / 0.733 * 8
    }
}

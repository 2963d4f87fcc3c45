// For staff who stand at the kiosk and are let in: one, as wide as its words, below the strip.
import QtQuick
import Evergreen.Theme

BarButton {
    objectName: visible ? "staff" : ""
    letters: Theme.letters.strip
    beside: true
    natural: true
    width: Math.min(implicitWidth, parent.width - 2 * Theme.margin)
    height: implicitHeight
}

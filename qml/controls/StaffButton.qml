// For staff who stand at the kiosk and are let in: one, as wide as its words, in the strip.
import QtQuick
import Evergreen.Theme

BarButton {
    // How wide it may be.
    property real room

    objectName: visible ? "staff" : ""
    letters: Theme.letters.strip
    beside: true
    natural: true
    width: Math.min(implicitWidth, room)
    height: implicitHeight
}

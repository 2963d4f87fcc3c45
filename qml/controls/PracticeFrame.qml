// Practice, unmistakably: a frame round the whole screen; the strip's words stand on a sign of their own.
import QtQuick
import Evergreen.Theme

Rectangle {
    color: "transparent"
    border.color: Theme.palette.honeyLine
    border.width: Theme.practiceFrame
}

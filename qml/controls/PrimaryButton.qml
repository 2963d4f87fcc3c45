// The safe answer: large, green, first. While it cannot be pressed it is an outline, not a ghost.
import QtQuick
import Evergreen.Theme

BigButton {
    ink: enabled ? Theme.palette.primaryInk : Theme.palette.inkSoft
    surface: enabled ? Theme.palette.primary : Theme.palette.paper
    surfacePressed: Theme.palette.primaryPressed
    outline: enabled ? Theme.palette.primary : Theme.palette.line
    objectName: "primary"
}

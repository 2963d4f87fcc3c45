// The bar that never moves: back, say it again, larger letters, and help, amber and half as wide again. Where a page
// has nothing to answer with, keys begin at help.
import QtQuick
import Evergreen.Theme

FocusScope {
    id: root

    property string backLabel
    property string backPicture
    property bool backEnabled: true
    property string againLabel
    property string largerLabel
    property string helpLabel
    signal back()
    signal sayAgain()
    signal larger()
    signal help()

    readonly property real share: Math.floor((width - 2 * Theme.edge - 3 * Theme.gap) / (3 + Theme.barHelpShare))

    implicitHeight: Theme.barHeight + Theme.gap + Theme.edge

    Rectangle {
        width: parent.width
        height: Theme.stroke
        color: Theme.palette.line
    }
    Row {
        x: Theme.edge
        y: Theme.gap
        spacing: Theme.gap

        BarButton {
            objectName: "bar.back"
            width: root.share
            height: Theme.barHeight
            enabled: root.backEnabled
            opacity: enabled ? 1 : 0
            label: root.backLabel
            picture: root.backPicture
            onTapped: root.back()
        }
        BarButton {
            objectName: "bar.again"
            width: root.share
            height: Theme.barHeight
            label: root.againLabel
            picture: "again"
            onTapped: root.sayAgain()
        }
        BarButton {
            objectName: "bar.larger"
            width: root.share
            height: Theme.barHeight
            label: root.largerLabel
            picture: "larger-letters"
            onTapped: root.larger()
        }
        BarButton {
            objectName: "bar.help"
            focus: true
            width: Math.floor(root.share * Theme.barHelpShare)
            height: Theme.barHeight
            label: root.helpLabel
            picture: "help"
            letters: Theme.letters.barHelp
            beside: Theme.landscape || !Theme.reflow
            ink: Theme.palette.helpInk
            surface: Theme.palette.help
            surfacePressed: Theme.palette.helpPressed
            outline: Theme.palette.helpLine
            onTapped: root.help()
        }
    }
}

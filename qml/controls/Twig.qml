// A sign of life while something is done: the leaves of a twig wake one after another, slowly. Still with reduced motion.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    readonly property int leaves: 5
    readonly property real leaf: Math.floor(Math.min((width - (leaves - 1) * Theme.gap) / leaves, height, Theme.discSmall))

    implicitHeight: Theme.discSmall

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        // qmllint disable unqualified
        Repeater {
            model: root.leaves

            Picture {
                id: leaf
                required property int index
                width: root.leaf
                height: root.leaf
                name: "leaf"
                line: Theme.palette.picture
                accent: Theme.palette.pictureAccent

                SequentialAnimation on opacity {
                    running: !Theme.reducedMotion && root.visible
                    loops: Animation.Infinite

                    PauseAnimation { duration: leaf.index * Theme.breath / root.leaves }
                    NumberAnimation { to: Theme.asleep; duration: Theme.breath; easing.type: Easing.InOutSine }
                    NumberAnimation { to: 1; duration: Theme.breath; easing.type: Easing.InOutSine }
                    PauseAnimation { duration: (root.leaves - leaf.index) * Theme.breath / root.leaves }
                }
            }
        }
        // qmllint enable unqualified
    }
}

// Twelve keys that fill the room they get; centres never closer than 20 mm. Digits left to right, as on a telephone.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property string eraseLabel
    property string pointLabel
    signal digit(int value)
    signal erase()
    signal point()

    readonly property real keyWidth: Math.floor((width - 2 * Theme.gap) / 3)
    readonly property real keyHeight: Math.floor((height - 3 * Theme.gap) / 4)

    implicitHeight: 4 * Theme.keyLeast + 3 * Theme.gap

    // qmllint disable unqualified
    Repeater {
        model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

        KeypadKey {
            required property int modelData
            required property int index

            objectName: "key." + modelData
            label: modelData.toString()
            focus: index === 0
            x: (index % 3) * (root.keyWidth + Theme.gap)
            y: Math.floor(index / 3) * (root.keyHeight + Theme.gap)
            width: root.keyWidth
            height: root.keyHeight
            onTapped: root.digit(modelData)
        }
    }
    // qmllint enable unqualified
    KeypadKey {
        objectName: "key.erase"
        label: root.eraseLabel
        picture: "erase"
        quiet: true
        y: 3 * (root.keyHeight + Theme.gap)
        width: root.keyWidth
        height: root.keyHeight
        onTapped: root.erase()
    }
    KeypadKey {
        objectName: "key.0"
        label: "0"
        x: root.keyWidth + Theme.gap
        y: 3 * (root.keyHeight + Theme.gap)
        width: root.keyWidth
        height: root.keyHeight
        onTapped: root.digit(0)
    }
    KeypadKey {
        objectName: "key.point"
        label: root.pointLabel
        visible: root.pointLabel !== ""
        quiet: true
        x: 2 * (root.keyWidth + Theme.gap)
        y: 3 * (root.keyHeight + Theme.gap)
        width: root.keyWidth
        height: root.keyHeight
        onTapped: root.point()
    }
}

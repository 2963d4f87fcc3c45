// What must not be overlooked, round the whole screen: play money, a page that is the staff's, a call for help.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property bool practice: false
    property bool forStaff: false
    property bool lampLit: false

    // Practice has the honey of its sign, the staff's page a colour that no other frame has.
    Rectangle {
        anchors.fill: parent
        visible: root.practice || root.forStaff
        color: "transparent"
        border.color: root.forStaff ? Theme.palette.primary : Theme.palette.honeyLine
        border.width: Theme.practiceFrame
    }
    LampFrame {
        anchors.fill: parent
        visible: root.lampLit
    }
}

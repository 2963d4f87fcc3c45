// The quiet strip: where one is, which step, and the way to larger letters, colours and voice.
import QtQuick
import Evergreen.Theme

Item {
    id: root

    property string where
    property string step
    property string comfortLabel
    property string comfortAbout
    property string comfortPicture
    property bool comfortHere: true
    // Staff who are let in at the kiosk have their button in the words' place: the page keeps its height.
    property string staffLabel
    signal staffTapped()
    // Where one is must not be overlooked.
    property bool emphatic: false
    signal comfortTapped()

    implicitHeight: Math.max(staff.visible ? staff.implicitHeight : text.implicitHeight,
                             comfort.visible ? comfort.implicitHeight : 0)

    Rectangle {
        anchors.fill: text
        anchors.margins: -Theme.pad / 2
        anchors.rightMargin: 0
        visible: root.emphatic && text.visible
        color: Theme.palette.honey
        border.color: Theme.palette.honeyLine
        border.width: Theme.stroke
        radius: Theme.radius
    }
    Flow {
        id: text
        anchors.left: parent.left
        anchors.right: comfort.visible ? comfort.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: !staff.visible
        spacing: Theme.gap

        Words {
            room: text.width
            words: root.where
            color: root.emphatic ? Theme.palette.ink : Theme.palette.inkSoft
            font.bold: root.emphatic
            font.pixelSize: Theme.letters.strip
        }
        Words {
            room: text.width
            words: root.step
            color: root.emphatic ? Theme.palette.ink : Theme.palette.inkSoft
            font.bold: true
            font.pixelSize: Theme.letters.strip
        }
    }
    StaffButton {
        id: staff
        visible: label !== ""
        room: text.width
        label: root.staffLabel
        onTapped: root.staffTapped()
    }
    BarButton {
        id: comfort
        objectName: visible ? "strip.comfort" : ""
        anchors.right: parent.right
        visible: root.comfortHere && root.comfortLabel !== ""
        label: root.comfortLabel
        about: root.comfortAbout
        picture: Theme.reflow ? "" : root.comfortPicture
        letters: Theme.letters.strip
        beside: true
        natural: true
        width: implicitWidth
        height: implicitHeight
        onTapped: root.comfortTapped()
    }
}

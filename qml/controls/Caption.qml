// The sentence being spoken, the current phrase bold. Turned like pages: a line never wanders while it is read.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Rectangle {
    id: root

    property string text
    property int highlightStart
    property int highlightLength
    // Hold the words, go on with them, or hear them again.
    property string steerLabel
    property string steerPicture
    signal steered()
    // For hands that do not reach up, the way to Comfort is here.
    property string comfortLabel
    property string comfortAbout
    property string comfortPicture
    signal comfortTapped()

    color: Theme.palette.honey
    implicitHeight: Math.max(Theme.target + 2 * Theme.padTick,
                             Theme.captionLines * Math.ceil(Theme.letters.leading * Theme.letters.caption)
                             + 2 * Theme.padSmall)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.palette.honeyLine
    }
    Pressable {
        id: steer
        objectName: "voice.pause"
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.edge
        width: Theme.keyLeast
        height: Math.max(Theme.target, parent.height - 2 * Theme.padSmall)
        byOwnKey: true
        name: root.steerLabel
        outline: Theme.palette.honeyInk
        onTapped: root.steered()

        Sign {
            anchors.centerIn: parent
            size: parent.width - 2 * Theme.padSmall
            name: root.steerPicture
            ink: Theme.palette.honeyInk
        }
    }
    Text {
        anchors.left: steer.right
        anchors.leftMargin: Theme.gap
        anchors.right: comfort.visible ? comfort.left : parent.right
        anchors.rightMargin: comfort.visible ? Theme.gap : Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        text: Typesetter.captionPage(root.text, font, width, root.highlightStart, root.highlightLength,
                                     Theme.captionLines)
        textFormat: Text.StyledText
        color: Theme.palette.honeyInk
        font.family: Theme.family
        font.pixelSize: Theme.letters.caption
        lineHeightMode: Text.FixedHeight
        lineHeight: Math.ceil(Theme.letters.leading * font.pixelSize)
        Accessible.ignored: true
    }
    BarButton {
        id: comfort
        objectName: visible ? "strip.comfort" : ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.edge
        anchors.verticalCenter: parent.verticalCenter
        visible: root.comfortLabel !== ""
        label: root.comfortLabel
        about: root.comfortAbout
        picture: root.comfortPicture
        letters: Theme.letters.strip
        beside: true
        natural: true
        width: implicitWidth
        height: implicitHeight
        onTapped: root.comfortTapped()
    }
}

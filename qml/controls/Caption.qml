// The sentence being spoken, the current phrase bold. Turned like pages: a line never wanders while it is read.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Rectangle {
    id: root

    property string text
    property int highlightStart
    property int highlightLength
    property bool muted
    // For hands that do not reach up, the way to Comfort is here.
    property string comfortLabel
    property string comfortPicture
    signal comfortTapped()

    color: Theme.palette.honey
    implicitHeight: Theme.captionLines * Math.ceil(Theme.letters.leading * Theme.letters.caption) + 2 * Theme.padSmall
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.palette.honeyLine
    }
    Sign {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        size: Math.round(Theme.letters.caption * Theme.letters.pictureEm)
        name: root.muted ? "voice-off" : "voice-on"
        ink: Theme.palette.honeyInk
    }
    Text {
        anchors.left: sign.right
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
        picture: root.comfortPicture
        letters: Theme.letters.strip
        beside: true
        natural: true
        width: implicitWidth
        height: implicitHeight
        onTapped: root.comfortTapped()
    }
}

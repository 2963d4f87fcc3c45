// Customers' text. Lines end between words, never inside one (Typesetter); nothing is ever elided or shrunk.
// It is as wide as its longest line, and breaks where a line would be wider than `room`; 0: nowhere.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Text {
    id: root

    property string words
    property real room: 0
    property real leading: Theme.letters.leading

    text: Typesetter.set(words, font, room)
    textFormat: Text.PlainText
    color: Theme.palette.ink
    font.family: Theme.family
    font.pixelSize: Theme.letters.body
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.ceil(leading * font.pixelSize)
    bottomPadding: Math.round((Theme.letters.evenBlock - leading) * font.pixelSize)
    visible: words !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: words
}

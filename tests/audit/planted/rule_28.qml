// Two headings.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Words { words: "How much?"; Accessible.role: Accessible.Heading }
    Words { y: 300; words: "Your money"; Accessible.role: page.planted ? Accessible.Heading : Accessible.StaticText }
}

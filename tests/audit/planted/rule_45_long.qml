// A sentence nobody reads in one breath.
import QtQuick
import Evergreen.Controls

Planted {
    Words {
        room: 900
        words: parent.planted
               ? "Before you go on please make sure that the card you have put in is the one from which you want to send the money today"
               : "Is this the card you want to use?"
    }
}

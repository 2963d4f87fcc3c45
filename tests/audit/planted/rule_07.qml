// A character that no font here has (a private one).
import QtQuick
import Evergreen.Controls

Planted {
    Words { words: parent.planted ? "Bank \uE8F3" : "Bank" }
}

// English in a Chinese page.
import QtQuick
import Evergreen.Controls

Planted {
    pageLanguage: "zh"
    Words { words: parent.planted ? "请按 OK" : "请按好了" }
}

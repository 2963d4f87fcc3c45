// Words that never went through the catalogue.
import QtQuick
import Evergreen.Controls

Planted {
    pageLanguage: "pseudo"
    Words { words: parent.planted ? "Print it" : "[Príínt íít]" }
}

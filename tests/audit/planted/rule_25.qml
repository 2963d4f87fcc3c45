// A sentence that is painted and told to nobody.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Words {
        words: "Your money has not moved."
        Accessible.ignored: page.planted
    }
}

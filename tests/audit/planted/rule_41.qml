// A target on which nothing is seen to happen.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable {
        name: "Yes"
        surfacePressed: page.planted ? surface : "#C9BDAA"
    }
}

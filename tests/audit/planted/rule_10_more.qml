// Three choices are out of sight, and nothing leads to them.
import QtQuick
import Evergreen.Controls

Planted {
    notShown: 3

    PlainButton {
        objectName: "choice.more"
        width: 600
        visible: !parent.planted
        label: "More"
    }
}

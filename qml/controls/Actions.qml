// The two answers of a page: the safe one above, the plain one below. An empty label: no such button.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Rack {
    id: root

    property string primary
    property string primaryPicture
    property string secondary
    property string secondaryPicture
    property string prefix
    signal primaryTapped()
    signal secondaryTapped()

    spacing: Theme.gap
    visible: primary !== "" || secondary !== ""

    PrimaryButton {
        objectName: root.prefix + "primary"
        label: root.primary
        picture: root.primaryPicture
        focus: visible
        Rack.grow: 3
        Rack.least: Theme.actionLeast
        Rack.most: Theme.actionMost
        onTapped: root.primaryTapped()
    }
    PlainButton {
        objectName: root.prefix + "secondary"
        label: root.secondary
        picture: root.secondaryPicture
        focus: visible && root.primary === ""
        onTapped: root.secondaryTapped()
    }
}

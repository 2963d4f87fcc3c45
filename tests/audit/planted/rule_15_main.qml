// The main answer no larger than any other.
import QtQuick
import Evergreen.Controls
import Evergreen.Theme

Planted {
    PrimaryButton {
        label: "Yes"
        width: 600
        height: (parent.planted ? 17 : 23) * Theme.pixelsPerMm
    }
}

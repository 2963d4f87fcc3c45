// A pictogram in pale lines.
import QtQuick
import Evergreen.Controls

Planted {
    Sign {
        x: 100
        y: 100
        size: 200
        name: "printer"
        ink: parent.planted ? "#C9BDAA" : "#07452E"
    }
}

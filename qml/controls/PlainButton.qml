// The other answer.
import QtQuick
import Evergreen.Theme

BigButton {
    strong: false
}

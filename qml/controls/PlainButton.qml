// The other answer.
import QtQuick

BigButton {
    strong: false
}

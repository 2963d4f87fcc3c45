// Larger letters, and the digits are gone.
import QtQuick

Planted {
    typed: "2000"
    onOtherLettersChanged: if (planted) typed = ""
}

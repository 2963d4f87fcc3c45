// An overlay that throws away what was typed.
import QtQuick

Planted {
    typed: "2000"
    onOverlayChanged: if (planted) typed = ""
}

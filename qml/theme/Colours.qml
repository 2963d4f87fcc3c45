// The colour words of a theme. Text keeps 10:1 and more, lines and pictures 4.5:1 (low glare 4.6:1 and 3:1).
import QtQuick

QtObject {
    // The page, and letters on it
    required property color paper
    required property color card
    required property color cardPressed
    required property color ink
    required property color inkSoft
    required property color line
    // The safe action
    required property color primary
    required property color primaryPressed
    required property color primaryInk
    // Help, and the call lamp
    required property color help
    required property color helpPressed
    required property color helpInk
    required property color helpLine
    required property color lamp
    // The sentence being spoken; a gentle notice
    required property color honey
    required property color honeyInk
    required property color honeyLine
    // Discs behind pictograms, and the pictures themselves
    required property color mist
    required property color picture
    required property color pictureFill
    required property color pictureAccent
    // Stop, refused
    required property color stop
    required property color stopInk
    required property color focus

    property real stroke: 0.6
}

// What every planted page stands on: a clean page of one heading and nothing else. `planted` puts the one defect in; the
// same file without it is the clean twin.
import QtQuick
import Evergreen.Theme
import Evergreen.Controls

Rectangle {
    property bool planted: false

    // What a page means and says; a page with another meaning says so itself.
    property string pageLanguage: "en"
    property string pageTheme: "warm"
    property int pageScale: 2
    property string question: "How much?"
    property string spoken: "How much? One moment."
    property string caption: spoken
    property bool spokenPrivately: false
    property var figures: []
    property bool asks: true
    property bool cardInside: true
    property int step: 0
    property int steps: 0
    property int notShown: 0
    property real lowerEdgeMm: 720
    property rect helpElsewhere
    // What happened on it
    property int acts: 0
    property int hushes: 0
    property bool overlay: false
    property string typed: ""
    property bool otherLetters: false
    property var waits: []
    property var kept: []

    width: 1080
    height: 1920
    color: Theme.palette.paper
}

// The letter sizes of the five scales. A size is the height of a capital in millimetres; the pixel size of the font
// follows from Noto Sans CJK, whose capitals are 0.733 em. Nothing is under 5.2 mm. Spec: EN 301 549 5.1.4.
import QtQuick

QtObject {
    required property int scale
    required property real pixelsPerMm
    property bool landscape: false

    readonly property real floorMm: 5.2
    readonly property list<real> bodyMm: [7.4, 9.2, 11, 13, 16]
    readonly property list<real> questionMm: [11.5, 13.5, 15.2, 16.8, 19.2]
    // A low panel has fewer lines to give.
    readonly property list<real> questionLowMm: [11.5, 12.5, 13, 14, 16]
    readonly property list<real> smallMm: [5.9, 7.4, 8.8, 10.4, 12.8]
    readonly property list<real> fineMm: [5.9, 7.2, 8.2, 9, 10]
    readonly property list<real> captionMm: [6.4, 7.2, 8, 8.8, 9.8]
    readonly property list<real> stripMm: [5.6, 6, 6.4, 6.8, 7.2]
    readonly property list<real> barMm: [6.4, 7.1, 7.8, 8.3, 8.7]
    readonly property list<real> barHelpMm: [9.5, 10.5, 11.5, 12.5, 13.5]
    readonly property list<real> keyMm: [13.5, 14.5, 15.2, 16, 16.8]

    readonly property int body: pixels(bodyMm[scale - 1])
    // Where few choices have room.
    readonly property int grand: pixels(bodyMm[Math.min(scale, 4)])
    readonly property int question: pixels(questionMm[scale - 1])
    readonly property int heading: pixels((landscape ? questionLowMm : questionMm)[scale - 1])
    readonly property int small: pixels(smallMm[scale - 1])
    readonly property int fine: pixels(fineMm[scale - 1])
    readonly property int caption: pixels(captionMm[scale - 1])
    readonly property int strip: pixels(stripMm[scale - 1])
    readonly property int bar: pixels(barMm[scale - 1])
    readonly property int barHelp: pixels(barHelpMm[scale - 1])
    // Beside the large things to choose from: as large as the cells allow.
    readonly property int option: strip
    readonly property int key: pixels(keyMm[scale - 1])
    // The pictures that show the five sizes to choose from keep their sizes whatever is chosen.
    readonly property list<int> samples: [pixels(7.4), pixels(9.2), pixels(11), pixels(13), pixels(16)]

    // Line height in em: open for reading, closer for the one large question. Spec: MIIT >= 1.3.
    readonly property real leading: 1.38
    readonly property real leadingQuestion: 1.3
    // What makes a block of lines look centred: Noto's glyphs sit in the middle of 1.56 em, low in less.
    readonly property real evenBlock: 1.56
    // A picture beside words, in em of the words.
    readonly property real pictureEm: 1.5

    function pixels(capitalMm: real): int {
        return Math.ceil(capitalMm / 0.733 * pixelsPerMm);
    }
}

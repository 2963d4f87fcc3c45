// The looks' only source of sizes, letters, colours and durations. Main sets the seven properties at the top from the
// LookModel; everything else follows. Lengths are millimetres of the panel, turned into pixels here and nowhere else.
pragma Singleton
import QtQuick

QtObject {
    id: tokens

    property real pixelsPerMm: 4.03
    property int scale: 2
    property int theme: 0
    property bool landscape: false
    property bool lowerHalf: false
    property bool leftHanded: false
    property bool reducedMotion: false

    // The two largest scales re-flow: one column, pages of choices, actions that may take two lines.
    readonly property bool reflow: scale >= 4
    // Wide and large: the least room there is.
    readonly property bool tight: reflow && landscape
    // Where things stand each alone, so that a leaf may end after any.
    readonly property bool sheets: reflow || (landscape && scale >= 3)
    readonly property bool low: lowerHalf && !landscape
    readonly property string family: "Noto Sans CJK SC"
    readonly property Letters letters: Letters {
        scale: tokens.scale
        landscape: tokens.landscape
        pixelsPerMm: tokens.pixelsPerMm
    }
    readonly property Colours palette: [warm, dark, light, lowGlare][theme]

    // Spaces
    readonly property real margin: 12 * pixelsPerMm
    readonly property real edge: 6 * pixelsPerMm
    readonly property real gap: 4 * pixelsPerMm
    readonly property real gapWide: [8, 7, 6, 5, 4.5][scale - 1] * pixelsPerMm
    readonly property real pad: 6 * pixelsPerMm
    readonly property real padSmall: 3 * pixelsPerMm
    readonly property real padButton: (reflow ? 0.5 : 6) * pixelsPerMm
    readonly property real radius: 5 * pixelsPerMm
    readonly property real hair: 0.3 * pixelsPerMm
    readonly property real stroke: palette.stroke * pixelsPerMm
    readonly property real strokeThick: 1.1 * pixelsPerMm
    readonly property real ring: 1.5 * pixelsPerMm
    readonly property real ringGap: 1 * pixelsPerMm
    readonly property real lampFrame: 4 * pixelsPerMm
    readonly property real practiceFrame: 2.5 * pixelsPerMm
    readonly property real pointerRing: 2 * pixelsPerMm

    // Targets (accessibility: AAMI HE75, ADA 707): never below these
    readonly property real target: 16 * pixelsPerMm
    readonly property real targetMain: 23 * pixelsPerMm
    readonly property real actionMost: 54 * pixelsPerMm
    readonly property real cardMost: 168 * pixelsPerMm
    readonly property real rowMost: 130 * pixelsPerMm
    readonly property real barHeight: (landscape ? [26, 27, 29, 31, 33] : [36, 38, 41, 44, 47])[scale - 1] * pixelsPerMm
    // Up to so many facts stand on cards of their own; up to so many have the value below the name.
    readonly property int cardFacts: 3
    readonly property int stackedFacts: landscape ? 0 : [5, 4, 4, 0, 0][scale - 1]
    readonly property real factMost: 72 * pixelsPerMm
    readonly property real barHelpShare: 1.5
    readonly property real keyLeast: 20 * pixelsPerMm
    readonly property real actionLeast: [30, 32, 34, 36, 38][scale - 1] * pixelsPerMm
    readonly property real optionLeast: (landscape ? [22, 22, 21, 20, 20] : [26, 28, 30, 27, 23])[scale - 1] * pixelsPerMm
    readonly property real sampleShare: landscape || reflow || low ? 0.6 : 0.85
    readonly property int tileColumns: landscape ? 3 : 2
    // Up to so many choices speak in larger letters.
    readonly property int grandTiles: scale >= 3 || landscape ? 0 : 4
    readonly property int grandRows: reflow ? 0 : landscape ? 2 : 3
    readonly property int captionLines: landscape ? 1 : 2

    // Pictures
    readonly property real discSmall: [28, 30, 32, 34, 34][scale - 1] * pixelsPerMm
    readonly property real discRow: (landscape ? 36 : 48) * pixelsPerMm
    readonly property real discMost: 68 * pixelsPerMm
    readonly property real barPicture: 20 * pixelsPerMm
    readonly property real swatch: (landscape || reflow || low ? 13 : 17) * pixelsPerMm
    readonly property real tick: 8 * pixelsPerMm
    readonly property real padTick: 1.5 * pixelsPerMm
    readonly property list<string> swatches: ["theme-warm", "theme-dark", "theme-light", "theme-low-glare"]
    readonly property real discShare: 0.64
    readonly property real pictureLeast: 36 * pixelsPerMm
    readonly property real pictureMost: 190 * pixelsPerMm
    readonly property real sprig: (low ? 120 : 66) * pixelsPerMm
    readonly property real dot: 18 * pixelsPerMm

    // How a landscape panel is shared between the question (left) and the targets (right)
    readonly property real questionShare: reflow ? 0.49 : 0.42
    readonly property real choiceShare: reflow ? 0.38 : 0.28
    readonly property real typingShare: reflow ? 0.6 : 0.42
    readonly property real lowFrom: 0.46

    // Time, milliseconds
    readonly property int fade: reducedMotion ? 0 : 160
    readonly property int breath: 1500
    readonly property real asleep: 0.35
    readonly property int doubleTap: 400
    readonly property real tremor: 16 * pixelsPerMm

    readonly property Colours warm: WarmColours { }
    readonly property Colours dark: DarkColours { }
    readonly property Colours light: LightColours { }
    readonly property Colours lowGlare: LowGlareColours { }
}

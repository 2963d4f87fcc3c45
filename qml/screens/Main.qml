// The whole screen: strip, page or overlay, caption, bar, and the call lamp's frame. One model tells it everything.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls
import Evergreen.Models

Rectangle {
    id: root

    required property KioskScreen screen
    property bool reducedMotion: false
    readonly property bool covered: screen.overlay !== KioskScreen.NoOverlay
    readonly property bool practice: screen.page !== null && screen.page.isPractice
    readonly property PageModel shown: screen.staffPage ? screen.staffPage : screen.page
    readonly property bool forStaff: shown !== null && shown.isForStaff
    readonly property real overflow: covered ? overlay.overflow : page.overflow

    color: Theme.palette.paper

    // What had the focus outside the page when an overlay came; the page remembers its own.
    property Item before: null

    // Keys begin in the page, wherever a finger was last.
    function begin() {
        (screen.overlay !== KioskScreen.NoOverlay || screen.page.asks ? middle : bar).forceActiveFocus();
    }

    Strip {
        id: strip
        x: Theme.margin
        y: Theme.edge
        width: parent.width - 2 * Theme.margin
        where: root.shown ? root.shown.where : ""
        step: root.shown ? root.shown.step : ""
        emphatic: root.practice || root.forStaff
        staffLabel: root.covered ? "" : root.screen.bar.staffLabel
        onStaffTapped: root.screen.bar.staff()
        comfortHere: !Theme.low
        comfortLabel: root.screen.bar.comfortLabel
        comfortAbout: root.screen.bar.comfortAbout
        comfortPicture: root.screen.bar.comfortPicture
        onComfortTapped: root.screen.bar.comfort()
    }
    FocusScope {
        id: middle
        objectName: "middle"
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        anchors.top: strip.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: caption.top
        anchors.bottomMargin: Theme.pad

        KioskPage {
            id: page
            anchors.fill: parent
            visible: !root.covered
            focus: !root.covered
            page: root.screen.page
        }
        KioskOverlay {
            id: overlay
            anchors.fill: parent
            focus: root.covered
            screen: root.screen
        }
    }
    Caption {
        id: caption
        width: parent.width
        anchors.bottom: bar.top
        text: root.screen.caption.text
        highlightStart: root.screen.caption.highlightStart
        highlightLength: root.screen.caption.highlightLength
        steerLabel: root.screen.caption.steerLabel
        steerPicture: root.screen.caption.steerPicture
        onSteered: root.screen.caption.steer()
        comfortLabel: Theme.low ? root.screen.bar.comfortLabel : ""
        comfortAbout: root.screen.bar.comfortAbout
        comfortPicture: Theme.reflow ? "" : root.screen.bar.comfortPicture
        onComfortTapped: root.screen.bar.comfort()
    }
    Bar {
        id: bar
        width: parent.width
        anchors.bottom: parent.bottom
        backLabel: root.screen.bar.backLabel
        backPicture: root.screen.bar.backPicture
        backEnabled: root.screen.bar.backEnabled
        againLabel: root.screen.bar.againLabel
        largerLabel: root.screen.bar.largerLabel
        helpLabel: root.screen.bar.helpLabel
        onBack: root.screen.bar.back()
        onSayAgain: root.screen.bar.sayAgain()
        onLarger: root.screen.bar.larger()
        onHelp: root.screen.bar.help()
    }
    PointerRing {
        part: root.covered ? "" : root.screen.pointedAt
        within: page
    }
    Frames {
        anchors.fill: parent
        practice: root.practice
        forStaff: root.forStaff
        lampLit: root.screen.look.lampLit
    }
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active && !TapGuard.steersVoice(root, point.scenePosition)) root.screen.touched()
        }
    }

    Connections {
        target: root.screen

        function onPageChanged() {
            root.begin();
        }
        function onOverlayChanged() {
            if (root.screen.overlay !== KioskScreen.NoOverlay) {
                root.before = middle.activeFocus ? null : root.Window.activeFocusItem;
                middle.forceActiveFocus();
            } else if (root.before) {
                root.before.forceActiveFocus();
            } else {
                root.begin();
            }
        }
    }

    Binding { target: Theme; property: "pixelsPerMm"; value: root.screen.look.pixelsPerMm }
    Binding { target: Theme; property: "scale"; value: root.screen.look.scale }
    Binding { target: Theme; property: "theme"; value: root.screen.look.theme }
    Binding { target: Theme; property: "lowerHalf"; value: root.screen.look.lowerHalf }
    Binding { target: Theme; property: "leftHanded"; value: root.screen.look.leftHanded }
    Binding { target: Theme; property: "reducedMotion"; value: root.reducedMotion }
    Binding { target: Theme; property: "landscape"; value: root.width > root.height }
    Binding { target: TapGuard; property: "pause"; value: Theme.doubleTap }
    Binding { target: TapGuard; property: "reach"; value: Theme.tremor }
}

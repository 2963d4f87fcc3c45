// How every page is laid out. What is read comes first: question and text. Below it (beside it in landscape) a stage for
// pictures and facts, which takes the room that is left, and last what is touched, near the hand.
// `fill`: what is touched takes the room instead of the stage (keypads, choices). `beside`: in landscape, what is touched
// lies below the question, and the other half is all stage. `stacked`: landscape is laid out like portrait.
// What still does not fit is turned like a leaf, by a button of its own, never by that of a long list.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft
import Evergreen.Controls

Item {
    id: root

    property string question
    property string turnLabel
    property alias reading: readingRack.data
    property alias stage: stageRack.data
    property alias touching: touchRack.data
    property alias fill: plan.fill
    property alias beside: plan.beside
    property alias share: plan.share
    property bool stacked: false
    readonly property real overflow: Math.max(plan.overflow, readingRack.overflow, stageRack.overflow, touchRack.overflow)

    PagePlan {
        id: plan
        anchors.fill: parent
        heading: heading
        reading: readingRack
        stage: stageRack
        touching: touchRack
        more: moreButton
        halves: Theme.landscape && !root.stacked
        mirrored: Theme.leftHanded
        share: Theme.questionShare
        gap: Theme.gapWide
        between: Theme.gap
        touchFrom: Theme.low ? height * Theme.lowFrom : 0

        Paragraph {
            id: heading
            words: root.question
            font.pixelSize: Theme.letters.heading
            font.bold: true
            leading: Theme.letters.leadingQuestion
            room: width
            Accessible.role: Accessible.Heading
        }
        Rack {
            id: readingRack
            spacing: Theme.gapWide
        }
        Rack {
            id: stageRack
            spacing: Theme.gapWide
        }
        Rack {
            id: touchRack
            spacing: Theme.gap
        }
        PlainButton {
            id: moreButton
            objectName: "page.more"
            label: root.turnLabel
            picture: "more"
            strong: true
            focus: plan.split
            onTapped: plan.turn()
        }
    }
}

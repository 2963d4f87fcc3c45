// The large picture of a page: an illustration where there is one of that name, else its pictogram on a disc.
// It lives from the room that is left, and stays away where that is too little for a picture.
import QtQuick
import Evergreen.Theme
import Evergreen.Craft

Item {
    id: root

    property string picture
    property bool alarming: false

    visible: picture !== ""
    readonly property bool roomy: height >= Theme.pictureLeast

    Picture {
        id: drawing
        anchors.centerIn: parent
        width: Math.min(root.width, Theme.pictureMost * 1.25)
        height: Math.min(root.height, Theme.pictureMost)
        illustration: true
        name: root.picture
        visible: known && root.roomy
        line: Theme.palette.picture
        fill: Theme.palette.pictureFill
        accent: Theme.palette.pictureAccent
        soft: root.alarming ? Theme.palette.honey : Theme.palette.mist
    }
    PictureDisc {
        id: disc
        visible: root.roomy && known
        anchors.centerIn: parent
        width: Math.min(root.width, Theme.pictureMost)
        height: Math.min(root.height, Theme.pictureMost)
        picture: drawing.known ? "" : root.picture
        disc: root.alarming ? Theme.palette.honey : Theme.palette.mist
    }
}

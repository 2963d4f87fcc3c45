// An overlay that keeps the focus when it goes.
import QtQuick
import Evergreen.Controls

Planted {
    id: page

    Pressable { name: "One"; width: 300 }
    Pressable { id: two; name: "Two"; y: 300; width: 300 }
    Pressable { id: over; name: "Done"; y: 900; width: 300; visible: page.overlay }

    onOverlayChanged: {
        if (overlay)
            over.forceActiveFocus();
        else if (!planted)
            two.forceActiveFocus();
    }
}

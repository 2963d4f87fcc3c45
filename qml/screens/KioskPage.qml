// The page in force, by its kind, with a gentle fade-in. Nothing of the page before it stays.
import QtQuick
import Evergreen.Theme
import Evergreen.Models

Loader {
    id: root

    property PageModel page
    readonly property real overflow: item ? (item as PageFrame).overflow : 0

    function show() {
        if (!page) {
            sourceComponent = undefined;
            return;
        }
        setSource(["Choice", "Amount", "Digits", "Secret", "Confirm", "Facts", "Working", "Notice"][page.kind]
                  + "Screen.qml", { model: page });
        if (Theme.fade > 0)
            fade.restart();
    }

    onPageChanged: show()

    OpacityAnimator {
        id: fade
        target: root
        from: 0
        to: 1
        duration: Theme.fade
    }
}

// Words over the whole width of what they lie in.
import QtQuick

Words {
    width: parent ? parent.width : 0
    room: width
}

pragma ComponentBehavior: Bound

import QtQuick

// Sand that has half run through: a moment's wait.
Item {
    id: glass

    property color frame: Theme.accent
    property color sand: Theme.sun
    property color behind: Theme.ground
    readonly property color empty: Qt.tint(behind, Qt.alpha(frame, 0.18))

    Repeater {
        model: 2

        Rectangle {
            required property int index
            y: index * (glass.height - height)
            width: glass.width
            height: glass.height * 0.09
            radius: height / 2
            color: glass.frame
        }
    }

    // Rows of sand, narrow at the waist.
    Repeater {
        model: 48

        Rectangle {
            required property int index
            readonly property real off: Math.abs(index - 23.5) / 23.5
            anchors.horizontalCenter: parent.horizontalCenter
            y: glass.height * (0.11 + index * 0.01627)
            width: glass.width * (0.08 + 0.74 * off)
            height: glass.height * 0.0175
            color: index < 12 || (index > 23 && index < 33) ? glass.empty : glass.sand
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// Sand that has half run through: a moment's wait.
Item {
    id: glass

    property color frame: Theme.accent
    property color sand: Theme.sun

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
        model: 16

        Rectangle {
            required property int index
            readonly property real off: Math.abs(index - 7.5) / 7.5
            anchors.horizontalCenter: parent.horizontalCenter
            y: glass.height * (0.11 + index * 0.0488)
            width: glass.width * (0.08 + 0.74 * off)
            height: glass.height * 0.05
            color: index < 4 ? Qt.alpha(glass.frame, 0.18) : index > 7 && index < 11 ? Qt.alpha(glass.frame, 0.18) : glass.sand
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// A card that comes down on a reader, again and again.
Item {
    id: drawing

    Rectangle {
        y: drawing.height * 0.62
        width: drawing.width
        height: drawing.height * 0.38
        radius: 24
        color: Theme.accent

        Rectangle {
            anchors.centerIn: parent
            width: parent.width * 0.78
            height: 8
            radius: 4
            color: Theme.accentText
        }
    }

    Card {
        x: drawing.width * 0.14
        width: drawing.width * 0.72
        height: drawing.height * 0.56
        color: Theme.paper
        border.color: Theme.accent
        border.width: 4

        SequentialAnimation on y {
            loops: Animation.Infinite
            running: drawing.visible

            NumberAnimation {
                from: 0
                to: drawing.height * 0.2
                duration: 900
                easing.type: Easing.InOutQuad
            }
            PauseAnimation {
                duration: 1400
            }
            NumberAnimation {
                to: 0
                duration: 300
            }
        }

        Rectangle {
            x: parent.width * 0.66
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width * 0.24
            height: parent.height * 0.62
            radius: 8
            color: Theme.wash
        }

        Column {
            x: parent.width * 0.1
            anchors.verticalCenter: parent.verticalCenter
            spacing: 14

            Repeater {
                model: 3

                Rectangle {
                    required property int index
                    width: drawing.width * (0.32 - 0.06 * index)
                    height: 12
                    radius: 6
                    color: Theme.soft
                }
            }
        }
    }
}

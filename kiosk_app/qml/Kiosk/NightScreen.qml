pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Outside the opening hours, when nobody is there: dark, with a clock and when it opens, elsewhere each minute. A touch
// anywhere wakes it and does nothing else.
Loader {
    id: screen

    required property NightModel night
    property bool touchable: false

    anchors.fill: parent
    active: night.dark
    sourceComponent: Stage {
        id: stage
        background: Theme.night

        Column {
            readonly property real sides: (parent.width - width) / 2
            readonly property real ends: (parent.height - height) / 2
            x: Math.round(sides + screen.night.across * Math.max(0, sides - Theme.margin))
            y: Math.round(ends + screen.night.down * Math.max(0, ends - Theme.margin))
            width: stage.tall ? parent.width - 2 * Theme.margin : 1160
            spacing: 24

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: screen.night.time
                size: 160
                grows: false
                color: Theme.nightSoft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: screen.night.words
                size: 48
                color: Theme.nightSoft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: screen.touchable
                text: qsTr("Touch the screen to wake it.")
                size: 36
                color: Theme.nightSoft
            }
        }

        MouseArea {
            anchors.fill: parent
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Wake the screen")
            Accessible.onPressAction: screen.night.touched()
            onPressed: screen.night.touched()
        }
    }
}

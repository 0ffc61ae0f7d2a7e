pragma ComponentBehavior: Bound

import QtQuick

// A window with the evening light behind it.
Item {
    id: emblem

    implicitWidth: 160
    implicitHeight: 160

    Rectangle {
        anchors.fill: parent
        radius: width * 0.22
        color: Theme.sun
    }

    Repeater {
        model: 4

        Rectangle {
            required property int index
            x: emblem.width * (index % 2 ? 0.53 : 0.17)
            y: emblem.height * (index > 1 ? 0.53 : 0.17)
            width: emblem.width * 0.30
            height: emblem.height * 0.30
            radius: width * 0.16
            color: index === 1 ? Theme.paper : Theme.night
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// How loud the resident is, so that they see that they are heard. `level`: 0 to `steps`, set from outside.
Rectangle {
    id: meter

    property int level: 0
    readonly property int steps: 10

    width: parts.implicitWidth + 48
    height: parts.implicitHeight + 24
    radius: Theme.radius
    color: Theme.nightRaised
    Accessible.role: Accessible.Indicator
    Accessible.name: words.text

    Row {
        id: parts
        anchors.centerIn: parent
        spacing: 20

        Words {
            id: words
            text: qsTr("Your voice")
            size: Theme.small
            color: Theme.nightText
            wrapMode: Text.NoWrap
        }

        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            Repeater {
                model: meter.steps

                Rectangle {
                    required property int index
                    width: 14
                    height: 28
                    radius: 4
                    color: index < meter.level ? Theme.sun : Theme.night
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// How good the line is: one to four bars, with words where it is weak.
Rectangle {
    id: mark

    required property int bars
    required property string words

    width: inner.implicitWidth + 48
    height: 96
    radius: Theme.radius
    color: Theme.nightRaised
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("The line: %1 of 4").arg(bars)

    Row {
        id: inner
        anchors.centerIn: parent
        spacing: 24

        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            Repeater {
                model: 4

                Rectangle {
                    required property int index

                    anchors.bottom: parent.bottom
                    width: 14
                    height: 16 + 14 * index
                    radius: 4
                    color: index < mark.bars ? (mark.bars > 2 ? Theme.nightText : Theme.sun) : Theme.night
                    border.color: Theme.nightSoft
                    border.width: 2
                }
            }
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: mark.words
            size: 40
            font.bold: true
            color: Theme.sun
            wrapMode: Text.NoWrap
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The clerk looks something up. Nothing can be done but wait, or stop.
Item {
    id: page

    required property Desk desk

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -stop.height / 2
        width: Math.min(1500, parent.width - 2 * Theme.margin)
        spacing: 32

        HourGlass {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 150
            height: 220
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.desk.headline
            size: Theme.title
            font.bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.desk.guide
            size: 40
            color: Theme.soft
        }
    }

    TouchButton {
        id: stop
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 48
        width: 520
        text: qsTr("Stop waiting")
        enabled: page.desk.usable && !page.desk.leaving
        onTouched: page.desk.leave()
    }
}

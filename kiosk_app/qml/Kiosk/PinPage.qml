pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Staff unlock the kiosk: a pad of digits.
Item {
    id: page

    required property Desk desk
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        x: page.tall || !Theme.left ? 0 : page.width - width
        y: 60
        width: page.tall ? page.width : 760
        desk: page.desk
    }

    Row {
        id: dots
        x: heading.x
        anchors.top: heading.bottom
        anchors.topMargin: 56
        spacing: 20
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1 digits").arg(page.desk.pinLength)

        Repeater {
            model: 8

            Rectangle {
                required property int index
                width: 60
                height: 60
                radius: 30
                color: index < page.desk.pinLength ? Theme.accent : Theme.paper
                border.width: 3
                border.color: index < page.desk.pinLength ? Theme.accent : Theme.line
            }
        }
    }

    Words {
        anchors.bottom: back.top
        anchors.bottomMargin: 32
        x: heading.x
        width: page.tall ? page.width : 760
        visible: page.desk.secondsLeft >= 0
        text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: 320
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    Grid {
        x: page.tall ? (page.width - width) / 2 : Theme.left ? 0 : page.width - width
        y: page.tall ? dots.y + dots.height + 120 : (page.height - height) / 2
        columns: 3
        spacing: 28

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            TouchButton {
                required property string modelData
                width: 264
                height: 168
                fontSize: 72
                repeats: true
                text: modelData
                enabled: page.desk.usable
                onTouched: page.desk.digit(modelData)
            }
        }

        TouchButton {
            width: 264
            height: 168
            fontSize: 44
            repeats: true
            text: qsTr("Delete")
            enabled: page.desk.usable && page.desk.pinLength > 0
            onTouched: page.desk.erase()
        }

        TouchButton {
            width: 264
            height: 168
            fontSize: 72
            repeats: true
            text: "0"
            enabled: page.desk.usable
            onTouched: page.desk.digit("0")
        }

        TouchButton {
            width: 264
            height: 168
            main: true
            fontSize: 52
            text: qsTr("OK")
            enabled: page.desk.usable && page.desk.pinLength > 0
            onTouched: page.desk.enterPin()
        }
    }
}

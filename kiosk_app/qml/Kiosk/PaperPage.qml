pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk
import VirtualWindow.Video

// At the help desk: an old paper under the camera or its number by hand, then the card on the reader or its number.
Item {
    id: page

    required property Desk desk
    required property HelpDeskModel helpdesk
    required property Frames table
    readonly property bool tall: height > width // an upright screen
    readonly property bool paper: helpdesk.step === "paper"
    readonly property bool identity: helpdesk.step === "identity"
    readonly property bool looks: page.paper && !page.helpdesk.blind
    readonly property int columns: page.identity ? 4 : page.tall ? 8 : 12
    readonly property string keys: page.identity ? "1234567890X" : "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        crowded: true // by a keyboard that has the rest of the page
    }

    Rectangle {
        id: frame
        readonly property real begins: heading.height + 24
        y: begins
        x: page.tall || !Theme.left ? 0 : page.width - width
        width: page.tall ? page.width : 420
        height: page.tall ? Math.max(0, typing.y - 24 - y) : back.y - 24 - y
        visible: page.looks
        radius: Theme.radius
        color: Theme.night

        Words {
            anchors.centerIn: parent
            width: parent.width - 80
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("The camera is being switched on")
            size: 36
            grows: false // in a narrow frame, for a moment
            color: Theme.nightSoft
        }

        VideoItem {
            objectName: "oldPaper"
            name: "table"
            frames: page.table
            fill: false
            anchors.fill: parent
            anchors.margins: 12
        }
    }

    Column {
        id: typing
        readonly property real across: page.tall || !page.looks ? page.width : page.width - 452
        x: page.tall || !page.looks || Theme.left ? 0 : 452
        y: page.tall && page.looks ? back.y - height - 40 : frame.begins
        width: page.identity ? Math.min(across, 1000) : across
        spacing: 20
        visible: page.paper || page.identity

        Card {
            width: parent.width
            height: 100

            Words {
                anchors.fill: parent
                anchors.margins: 12
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: page.helpdesk.typed
                size: 48
                fontSizeMode: Text.Fit
                font.bold: true
            }
        }

        Grid {
            id: pad
            readonly property real each: (typing.width - (columns - 1) * spacing) / columns
            columns: page.columns
            spacing: 16

            Repeater {
                model: page.keys.split("")

                TouchButton {
                    required property string modelData
                    width: pad.each
                    height: 100
                    edge: 4
                    fontSize: 44
                    repeats: true
                    text: modelData
                    enabled: page.desk.usable
                    onTouched: page.desk.digit(modelData)
                }
            }
        }
    }

    CardOnReader {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (frame.begins + back.y - height) / 2
        width: 500
        height: 310
        Accessible.ignored: true
        visible: page.helpdesk.step === "card"
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: page.tall ? 250 : 320
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    Words {
        readonly property real from: Theme.left ? (go.visible ? go.x + go.width : 0) : back.x + back.width
        readonly property real until: Theme.left ? back.x : go.visible ? go.x : page.width
        x: from + 24
        width: until - from - 48
        anchors.bottom: parent.bottom
        height: 116
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        visible: page.desk.secondsLeft >= 0
        text: page.tall ? qsTr("Still there? %1 s").arg(page.desk.secondsLeft) : qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        fontSizeMode: Text.Fit
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: erase
        anchors.right: go.left
        anchors.rightMargin: 24
        anchors.bottom: parent.bottom
        width: page.tall ? 190 : 260
        edge: 8
        repeats: true
        visible: typing.visible && page.desk.secondsLeft < 0
        text: qsTr("Delete")
        enabled: page.desk.usable && page.helpdesk.typed !== ""
        onTouched: page.desk.erase()
    }

    TouchButton {
        anchors.right: erase.left
        anchors.rightMargin: 24
        anchors.bottom: parent.bottom
        width: page.tall ? 100 : 140
        edge: 4
        fontSize: 48
        repeats: true
        visible: page.paper && page.desk.secondsLeft < 0
        text: "-"
        enabled: page.desk.usable
        onTouched: page.desk.digit("-")
    }

    TouchButton {
        id: go
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: page.tall ? 250 : 320
        height: back.height
        main: true
        fontSize: 44
        visible: typing.visible
        text: qsTr("Go on")
        enabled: page.desk.usable && page.helpdesk.typed !== ""
        onTouched: page.helpdesk.typedAll()
    }
}

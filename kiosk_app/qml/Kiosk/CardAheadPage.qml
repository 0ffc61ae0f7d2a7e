pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Before the number: whose identity card, may it be read, lay it on the reader. One thing at a time, and a way without.
Item {
    id: page
    objectName: "cardAheadPage"

    required property Desk desk
    required property CardAheadModel ahead
    readonly property bool tall: height > width // an upright screen
    readonly property bool asks: ahead.step === "may"
    readonly property bool lays: ahead.step === "lay"
    readonly property real beside: page.tall ? page.width : page.width - back.width - 28 // where what goes on has room
    readonly property real half: (page.beside - 28) / 2 // both answers have the same weight: neither is the one that goes on

    Column {
        id: told
        width: parent.width
        spacing: page.lays ? 32 : 0

        CardOnReader {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 420
            height: 260
            visible: page.lays && !page.ahead.done
            Accessible.ignored: true
        }

        Heading {
            width: parent.width
            centred: page.lays
            crowded: page.asks && idle.visible
            spacing: page.asks ? (page.tall ? 28 : 16) : 8
            desk: page.desk
        }
    }

    Grid {
        anchors.top: told.bottom
        anchors.topMargin: 40
        columns: page.tall ? 1 : 2
        spacing: 28
        visible: page.ahead.step === "whose"

        Repeater {
            model: page.ahead.rows

            TouchButton {
                required property string key
                required property string label
                width: page.tall ? page.width : (page.width - 28) / 2
                height: page.tall ? 220 : 200
                fontSize: 56
                text: label
                enabled: page.desk.usable
                onTouched: page.ahead.choose(key)
            }
        }
    }

    Words {
        id: idle
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: page.tall ? without.top : back.top
        anchors.bottomMargin: 20
        horizontalAlignment: Text.AlignHCenter
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
        height: yes.height
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        id: without
        anchors.right: page.asks ? yes.left : parent.right
        anchors.rightMargin: page.asks ? 28 : 0
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.asks ? page.half : Math.min(1000, page.beside)
        height: yes.height
        fontSize: 48
        text: page.asks ? qsTr("Not now") : qsTr("Go on without the card")
        enabled: page.desk.usable
        onTouched: page.ahead.without()
    }

    TouchButton {
        id: yes
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.half
        height: Theme.buttonMain
        fontSize: 48
        visible: page.asks
        text: qsTr("Yes, read it")
        enabled: page.desk.usable
        onTouched: page.ahead.agree()
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk
import VirtualWindow.Video

// A paper under the camera: live, then the still, then on its way.
Item {
    id: page

    required property Desk desk
    required property Frames table
    required property InkModel ink
    readonly property bool tall: height > width // an upright screen
    readonly property bool live: desk.photo.state === "live" || desk.photo.state === "taking"

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Rectangle {
        id: frame
        x: page.tall || !Theme.left ? 0 : page.width - width
        anchors.top: heading.bottom
        anchors.topMargin: 32
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.tall ? Math.max(500, buttons.height + 40) : 0
        width: page.tall ? page.width : 1240
        visible: !page.desk.objecting
        radius: Theme.radius
        color: Theme.night

        Words {
            anchors.centerIn: parent
            width: parent.width - 120
            horizontalAlignment: Text.AlignHCenter
            visible: page.live && page.desk.photo.count === 0
            text: qsTr("The camera is being switched on")
            size: 40
            color: Theme.nightSoft
        }

        VideoItem {
            objectName: "tablePicture"
            name: "table"
            frames: page.table
            fill: false
            anchors.fill: parent
            anchors.margins: 12
            visible: page.live
        }

        // Where to lay it: four corners over the live picture, inside the narrowest that a camera has (4:3).
        Repeater {
            model: 4

            Item {
                id: corner
                required property int index
                readonly property bool atRight: index % 2 === 1
                readonly property bool atBottom: index > 1
                readonly property real across: Math.min(frame.width, frame.height * 4 / 3) * 0.86
                x: atRight ? (frame.width + across) / 2 - width : (frame.width - across) / 2
                y: atBottom ? frame.height * 0.92 - height : frame.height * 0.08
                width: 90
                height: 90
                visible: page.live

                Rectangle {
                    y: corner.atBottom ? parent.height - height : 0
                    width: parent.width
                    height: 8
                    color: Theme.sun
                }
                Rectangle {
                    x: corner.atRight ? parent.width - width : 0
                    width: 8
                    height: parent.height
                    color: Theme.sun
                }
            }
        }

        Rectangle {
            anchors.centerIn: parent
            width: 260
            height: 260
            radius: 130
            color: Theme.night
            border.width: 14
            border.color: Theme.sun
            visible: page.live && page.desk.photo.count > 0

            Words {
                anchors.centerIn: parent
                text: page.desk.photo.count
                size: 140
                font.bold: true
                color: Theme.nightText
                wrapMode: Text.NoWrap
            }
        }

        StillPicture {
            objectName: "stillPicture"
            still: page.desk.photo.still
            anchors.fill: parent
            anchors.margins: 12
            visible: !page.live
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The picture that was taken")
        }
    }

    Column {
        id: buttons
        visible: !page.desk.objecting
        x: page.tall || Theme.left ? 0 : frame.width + 40
        y: page.tall ? frame.y + frame.height + 40 : frame.y + (frame.height - height) / 2
        width: page.tall ? page.width : page.width - frame.width - 40
        spacing: page.ink.photographed ? 28 : 40

        TouchButton {
            width: parent.width
            height: page.ink.photographed ? 200 : 320
            main: true
            fontSize: 64
            visible: page.live
            enabled: page.desk.photo.state === "live" && page.desk.usable
            text: qsTr("Take the picture")
            onTouched: page.desk.photo.take()
        }

        TouchButton {
            width: parent.width
            height: 120
            visible: page.live
            enabled: page.desk.photo.state === "live"
            text: page.desk.photo.byHand ? qsTr("Take it by itself") : qsTr("I press the button myself")
            onTouched: page.desk.photo.press(!page.desk.photo.byHand)
        }

        TouchButton {
            width: parent.width
            height: 240
            main: true
            fontSize: 56
            visible: page.desk.photo.state === "shown" && page.desk.photo.verdict === "good"
            text: qsTr("Use this picture")
            onTouched: page.desk.photo.accept()
        }

        // The big one where the picture can be better than this.
        TouchButton {
            width: parent.width
            height: main ? 240 : 160
            main: page.desk.photo.verdict !== "good"
            fontSize: main ? 56 : 48
            visible: page.desk.photo.state === "shown"
            text: qsTr("Take it again")
            onTouched: page.desk.photo.reject()
        }

        TouchButton {
            width: parent.width
            height: 160
            fontSize: 48
            visible: page.desk.photo.state === "shown" && page.desk.photo.verdict === "poor"
            text: qsTr("Use it all the same")
            onTouched: page.desk.photo.accept()
        }

        TouchButton {
            width: parent.width
            height: 120
            visible: page.ink.photographed && page.ink.returns && page.live
            enabled: page.desk.usable
            text: qsTr("Sign on the screen instead")
            onTouched: page.ink.choose(false)
        }

        TouchButton {
            width: parent.width
            height: 120
            visible: page.ink.photographed && page.desk.photo.state !== "sending"
            enabled: page.desk.usable
            text: qsTr("Something is not right")
            onTouched: page.desk.object()
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.desk.photo.state === "sending"
            text: qsTr("%1 %").arg(Math.round(page.desk.photo.sent * 100))
            size: 96
            font.bold: true
            color: Theme.accent
        }

        Rectangle {
            width: parent.width
            height: 32
            radius: 16
            color: Theme.paper
            border.color: Theme.line
            border.width: 2
            visible: page.desk.photo.state === "sending"

            Rectangle {
                width: Math.max(32, parent.width * page.desk.photo.sent)
                height: parent.height
                radius: 16
                color: Theme.accent
            }
        }
    }

    ObjectionQuestion {
        desk: page.desk
    }
}

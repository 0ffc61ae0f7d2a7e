pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk
import VirtualWindow.Video

// Staff look whether every device works: pictures, level meter, test tone, test sheet.
Item {
    id: page

    required property Desk desk
    required property Frames face
    required property Frames table
    required property MachineModel machine
    property bool crowded: false // something more important stands above and has the heading's room
    readonly property bool tall: height > width // an upright screen
    readonly property CheckModel check: desk.check

    // Every corner of this page is in use: letters grow as far as what stands beside them leaves them room.
    component Verdict: FittingWords {
        property bool good
        usual: 30
        color: good ? Theme.good : Theme.ink
        bold: good
    }

    component Name: FittingWords {
        width: parent.width
        usual: 36
        room: 1.5 * Theme.px(usual) // one line
        bold: true
    }

    component Sight: Card {
        id: sight

        required property string picture
        required property Frames frames
        required property string title
        required property string sees
        required property bool good
        required property string verdict

        Rectangle {
            id: glass
            x: 16
            anchors.verticalCenter: parent.verticalCenter
            width: 391
            height: 220
            color: Theme.night

            VideoItem {
                objectName: sight.picture
                name: sight.picture
                frames: sight.frames
                fill: false
                anchors.fill: parent
                Accessible.role: Accessible.Graphic
                Accessible.name: sight.sees
            }
        }

        Column {
            anchors.left: glass.right
            anchors.leftMargin: 24
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            spacing: 16

            Name {
                id: device
                text: sight.title
            }

            Verdict {
                width: parent.width
                room: sight.height - device.height - 32
                good: sight.good
                text: sight.verdict
            }
        }
    }

    Heading {
        id: heading
        width: parent.width
        height: page.crowded ? 0 : implicitHeight
        visible: !page.crowded
        desk: page.desk
    }

    Grid {
        id: pictures
        columns: page.tall ? 1 : 2
        anchors.top: heading.bottom
        anchors.topMargin: page.crowded ? 0 : 20
        width: parent.width
        spacing: 24

        Sight {
            width: page.tall ? page.width : (page.width - pictures.spacing) / 2
            height: 250
            picture: "facePicture"
            frames: page.face
            title: qsTr("Camera")
            sees: qsTr("What the camera sees")
            good: page.check.good.includes("face")
            verdict: page.check.face
        }

        Sight {
            width: page.tall ? page.width : (page.width - pictures.spacing) / 2
            height: 250
            picture: "checkedTablePicture"
            frames: page.table
            title: qsTr("Camera over the table")
            sees: qsTr("What the camera over the table sees")
            good: page.check.good.includes("table")
            verdict: page.check.table
        }
    }

    // Three beside each other, or the third below.
    Flow {
        id: parts
        readonly property real third: Math.floor((width - (page.tall ? 1 : 2) * spacing) / (page.tall ? 2 : 3))
        readonly property real each: page.tall ? (height - spacing) / 2 : height
        anchors.top: pictures.bottom
        anchors.topMargin: 20
        anchors.bottom: back.top
        anchors.bottomMargin: 20
        width: parent.width
        spacing: 24

        Card {
            width: parts.third
            height: parts.each

            Column {
                x: 24
                width: parent.width - 48
                y: Math.min(20, (parent.height - height) / 2)
                spacing: 8

                Name {
                    id: microphone
                    room: page.tall ? parts.each / 4 : 0 // lying, the verdict needs it
                    text: qsTr("Microphone")
                }

                Rectangle {
                    width: parent.width
                    height: 56
                    radius: 12
                    color: Theme.ground
                    border.color: Theme.line
                    border.width: 2
                    Accessible.role: Accessible.ProgressBar
                    Accessible.name: qsTr("Level of the microphone")

                    Rectangle {
                        x: 4
                        y: 4
                        width: (parent.width - 8) * page.check.level
                        height: parent.height - 8
                        radius: 8
                        color: Theme.good
                    }
                }

                Verdict {
                    width: parent.width
                    room: parts.each - 24 - microphone.height - 56
                    good: page.check.good.includes("microphone")
                    text: page.check.microphone
                }
            }
        }

        Card {
            width: parts.third
            height: parts.each

            Column {
                x: 24
                width: parent.width - 48
                y: Math.min(20, (parent.height - height) / 2)
                spacing: 8

                Name {
                    id: loudspeaker
                    room: page.tall ? parts.each / 4 : 0 // lying, the verdict needs it
                    text: qsTr("Loudspeaker")
                }

                TouchButton {
                    width: parent.width
                    text: qsTr("Play the test tone")
                    enabled: page.check.mayPlay
                    onTouched: page.check.play()
                }

                Verdict {
                    width: parent.width
                    room: parts.each - 24 - loudspeaker.height - Theme.button
                    good: page.check.good.includes("loudspeaker")
                    text: page.check.loudspeaker
                }
            }
        }

        Card {
            width: page.tall ? parts.width : parts.third
            height: parts.each

            Column {
                x: 24
                width: parent.width - 48
                y: Math.min(20, (parent.height - height) / 2)
                spacing: 8

                Name {
                    id: printer
                    room: page.tall ? parts.each / 4 : 0 // lying, the verdict needs it
                    text: qsTr("Printer")
                }

                TouchButton {
                    width: parent.width
                    visible: !page.check.mayCancel
                    text: qsTr("Print a test page")
                    enabled: page.check.mayPrint && page.desk.usable
                    onTouched: page.check.print()
                }

                TouchButton {
                    width: parent.width
                    visible: page.check.mayCancel
                    text: qsTr("Cancel the test page")
                    enabled: page.desk.usable
                    onTouched: page.check.cancel()
                }

                Verdict {
                    width: parent.width
                    room: parts.each - 24 - printer.height - Theme.button - (account.visible ? account.height + 8 : 0)
                    good: page.check.good.includes("printer")
                    text: page.check.printer
                }

                FittingWords {
                    id: account
                    width: parent.width
                    visible: text !== ""
                    text: page.check.account
                    usual: 28
                    room: parts.each - 24 - printer.height - Theme.button - 4 * 44 // the verdict comes first
                    color: Theme.soft
                }
            }
        }
    }

    Words {
        LayoutMirroring.enabled: Theme.left
        anchors.left: back.right
        anchors.right: parent.right
        anchors.margins: 32
        anchors.verticalCenter: back.verticalCenter
        visible: page.desk.secondsLeft >= 0
        text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: page.tall ? 220 : 320
        text: qsTr("Back")
        onTouched: page.machine.ending ? page.machine.keep() : page.desk.back()
    }

    // The machine itself. What ends the program asks first.
    Answers {
        id: own
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: 28
        visible: page.desk.secondsLeft < 0
        readonly property real each: page.tall ? (page.width - back.width - 56) / 2 : 520

        TouchButton {
            width: own.each
            fontSize: page.tall ? 32 : 40
            visible: page.machine.pair && !page.machine.ending
            text: qsTr("Swap screens")
            onTouched: page.machine.swap()
        }

        TouchButton {
            width: own.each
            fontSize: page.tall ? 32 : 40
            visible: !page.machine.ending
            text: qsTr("Restart or end")
            onTouched: page.machine.end()
        }

        TouchButton {
            width: own.each
            fontSize: page.tall ? 32 : 40
            visible: page.machine.ending
            text: qsTr("Restart")
            onTouched: page.machine.mean(true)
        }

        TouchButton {
            width: own.each
            fontSize: page.tall ? 32 : 40
            visible: page.machine.ending
            text: qsTr("End program")
            onTouched: page.machine.mean(false)
        }
    }
}

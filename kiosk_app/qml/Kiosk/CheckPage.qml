pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk
import VirtualWindow.Video

// Staff look whether every device works: pictures, level meter, test tone, test sheet.
Item {
    id: page

    required property Desk desk
    property bool crowded: false // something more important stands above and has the heading's room
    readonly property bool tall: height > width // an upright screen
    readonly property CheckModel check: desk.check

    component Verdict: Words {
        property bool good
        font.pixelSize: 30
        color: good ? Theme.good : Theme.ink
        font.bold: good
    }

    component Name: Words {
        width: parent.width
        font.pixelSize: 36
        font.bold: true
    }

    component Sight: Card {
        id: sight

        required property string picture
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
                text: sight.title
            }

            Verdict {
                width: parent.width
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
            title: qsTr("Camera")
            sees: qsTr("What the camera sees")
            good: page.check.good.includes("face")
            verdict: page.check.face
        }

        Sight {
            width: page.tall ? page.width : (page.width - pictures.spacing) / 2
            height: 250
            picture: "checkedTablePicture"
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
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Name {
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
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Name {
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
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Name {
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
                    good: page.check.good.includes("printer")
                    text: page.check.printer
                }

                Words {
                    width: parent.width
                    visible: text !== ""
                    text: page.check.account
                    font.pixelSize: 28
                    color: Theme.soft
                }
            }
        }
    }

    Words {
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
        anchors.bottom: parent.bottom
        width: 320
        text: qsTr("Back")
        onTouched: page.desk.back()
    }
}
